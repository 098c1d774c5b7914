/** @jsxImportSource preact */
import type { Claim } from '@goodword/core'
import { Component } from 'preact'
import { createCommand } from '../model/command.ts'
import { thenFocus } from './focus.ts'
import { Reading } from './Reading.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** What friends say who came without the link: is it so? Not there while nobody says anything. */
export class Claims extends Component<ReferralPanelProps> {
  /** What has been asked here is answered here, and stays until the panel goes. */
  readonly asked = new Set<string>()

  override render() {
    return (
      <Reading
        {...this.props}
        read={(session, signal) => session.claims?.({ limit: 100, signal })}
        draw={({ data }) => this.ask(data)}
      />
    )
  }

  ask(all: readonly Claim[]) {
    const claims = all.filter(({ id, state }) => (state === 'waiting' ? this.asked.add(id) : this.asked.has(id)))
    if (!claims.length) return null
    return (
      <ul class="list claims">
        {claims.map((claim) => (
          <Question key={claim.id} {...this.props} claim={claim} />
        ))}
      </ul>
    )
  }
}

const ANSWERS = { waiting: 'claimAsk', confirmed: 'claimYes', declined: 'claimNo' } as const

class Question extends Component<ReferralPanelProps & { claim: Claim }> {
  readonly answering = createCommand(async (isMine: boolean) =>
    this.props.model.session.peek()!.confirmClaim!(this.props.claim.id, { isMine }),
  )

  override render() {
    const { claim, text } = this.props
    const { friend, state } = (claim.state === 'waiting' && this.answering.result.value) || claim
    const name = friend.name ?? friend.email ?? text.say('friend')
    const question = text.say(ANSWERS[state] ?? 'claimAsk', { name })
    return (
      <li class="row" part="referral">
        <p role="status">{question}</p>
        {state === 'waiting' &&
          [true, false].map((isMine) => (
            <button
              key={isMine}
              type="button"
              class="button quiet"
              part="claim"
              aria-description={question}
              aria-disabled={this.answering.step.value === 'sending'}
              onClick={({ currentTarget }) => {
                const row = currentTarget.closest('li')
                void thenFocus(this.answer(isMine), () => row)
              }}
            >
              {text.say(isMine ? 'yes' : 'no')}
            </button>
          ))}
        <p class="error" role="status">
          {this.answering.step.value === 'failed' && text.say('notDone')}
        </p>
      </li>
    )
  }

  async answer(isMine: boolean) {
    if (await this.answering.run(isMine)) this.props.model.refresh()
  }
}
