/** @jsxImportSource preact */
import type { Leaderboard, PartnerView } from '@goodword/core'
import { Component } from 'preact'
import { createCommand } from '../model/command.ts'
import { may } from '../model/reading.ts'
import { Reading } from './Reading.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

export interface BoardProps extends Pick<ReferralPanelProps, 'model' | 'text' | 'tell'> {
  /** Says why it is empty, and that it failed. Else there is nothing then. */
  isLoud?: boolean
}

/** Who brought most friends this month. Nobody stands there by name who did not agree, and nobody who was made up. */
export function Board(props: BoardProps) {
  return (
    <Reading
      {...props}
      read={(session, signal) => may(props.model, 'leaderboard', 'leaderboard') && session.leaderboard!({ signal })}
      draw={({ rows }) => (rows.length || props.isLoud) && <Ranks {...props} rows={rows} />}
    />
  )
}

function Ranks({ rows, ...props }: BoardProps & Pick<Leaderboard, 'rows'>) {
  const { model, text } = props
  const me = model.me.value
  return (
    <section class="list board">
      <h3>{text.say('board')}</h3>
      <ol>
        {rows.map(({ rank, name, friends, isMe }, place) => (
          <li key={place} class="row">
            {text.number(rank)}
            <span>
              <bdi>{name ?? text.say('somebody')}</bdi> {isMe && <span class="tag accent">{text.say('you')}</span>}
            </span>
            <b>{text.number(friends)}</b>
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p class="muted">{text.say('boardFew')}</p>}
      {rows.length > 0 && me?.name && me.isListed !== undefined && model.session.value?.update && (
        <Listing {...props} me={me} />
      )}
    </section>
  )
}

/** Private until somebody says otherwise. */
class Listing extends Component<BoardProps & { me: PartnerView }> {
  readonly listing = createCommand(async (isListed: boolean) => this.props.model.session.peek()!.update!({ isListed }))

  chosen: { before: PartnerView; isListed: boolean } | null = null

  override render() {
    const { model, me, text } = this.props
    const { step, run } = this.listing
    return (
      <>
        <label>
          <input
            type="checkbox"
            role="switch"
            checked={step.value !== 'failed' && this.chosen?.before === me ? this.chosen.isListed : me.isListed}
            aria-disabled={step.value === 'sending'}
            onChange={async ({ currentTarget }) => {
              const { checked } = currentTarget
              this.chosen = { before: me, isListed: checked }
              if (await run(checked)) model.refresh()
              else currentTarget.checked = !checked
            }}
          />
          {text.say('showMe')}
        </label>
        <p class="error" role="status">
          {step.value === 'failed' && text.say('notDone')}
        </p>
      </>
    )
  }
}
