/** @jsxImportSource preact */
import type { Leaderboard } from '@goodword/core'
import { Component } from 'preact'
import { createBoard, type Board as BoardModel } from '../model/board.ts'
import { Guard } from './Guard.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

export interface BoardProps extends Pick<ReferralPanelProps, 'model' | 'text' | 'tell'> {
  board: BoardModel
  /** What stands there while there are too few people to compare. Absent: nothing. */
  few?: string
}

/** The panel's own. */
export class OwnBoard extends Component<Omit<BoardProps, 'board'>> {
  readonly board = createBoard(this.props.model)

  override render() {
    return <Board {...this.props} board={this.board} />
  }

  override componentWillUnmount() {
    this.board.dispose()
  }
}

/** Who brought most friends this month. Nobody stands there by name who did not agree, and nobody who was made up. */
export function Board(props: BoardProps) {
  const all = props.board.value.value
  return (
    all && (
      <Guard {...props} of={all}>
        <Ranks {...props} all={all} />
      </Guard>
    )
  )
}

function Ranks({ all, few, ...props }: BoardProps & { all: Leaderboard }) {
  const { text } = props
  if (!all.rows.length && !few) return null
  return (
    <section class="list board">
      <h3>{text.say('board')}</h3>
      {all.rows.length ? (
        <>
          <ol>
            {all.rows.map(({ rank, name, friends, isMe }, place) => (
              <li key={place} class={isMe ? 'me' : ''} aria-current={isMe}>
                <span>{text.number(rank)}</span>
                <bdi>{name ?? text.say(isMe ? 'you' : 'somebody')}</bdi>
                {isMe && name && <span class="tag accent">{text.say('you')}</span>}
                <b>{text.number(friends)}</b>
              </li>
            ))}
          </ol>
          <Listing {...props} />
        </>
      ) : (
        <p class="muted">{few}</p>
      )}
    </section>
  )
}

/** Private until somebody says otherwise. */
function Listing({ model, board, text }: BoardProps) {
  const me = model.me.value
  const step = board.listing.step.value
  if (me?.isListed === undefined || !model.session.value?.update) return null
  return (
    <>
      <label class="listing">
        <input
          type="checkbox"
          role="switch"
          checked={(step === 'done' ? board.listing.result.value : me)?.isListed === true}
          aria-disabled={step === 'sending'}
          onChange={async ({ currentTarget }) => {
            const { checked } = currentTarget
            if (await board.listing.run(checked)) model.refresh()
            else currentTarget.checked = !checked
          }}
        />
        {text.say('showMe')}
      </label>
      <p class="error" role="status">
        {step === 'failed' && text.say('joinFailed')}
      </p>
    </>
  )
}
