/** @jsxImportSource preact */
import type { OfferTerms, Reward } from '@goodword/core'
import { Component } from 'preact'
import { createCommand } from '../model/command.ts'
import { may } from '../model/reading.ts'
import { withForm, worth } from '../wording/offer.ts'
import { explain } from '../wording/status.ts'
import { CodeBox } from './CodeBox.tsx'
import { thenFocus } from './focus.ts'
import { Guard } from './Guard.tsx'
import { More } from './More.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { Tag } from './Tag.tsx'

export interface RewardsProps extends ReferralPanelProps {
  offer: OfferTerms
}

/** Everything earned, newest first. Not there before there is anything. */
export function Rewards(props: RewardsProps) {
  const { model, text } = props
  const rewards = model.rewards.items.value
  if (!rewards.length) return null
  return (
    <section class="list">
      <h3>{text.say('rewards')}</h3>
      <ul>
        {rewards.map((reward, place) => (
          <li key={reward?.id ?? place} class="row reward" part="reward">
            <Guard {...props} of={reward}>
              <Earned {...props} reward={reward} />
            </Guard>
          </li>
        ))}
      </ul>
      <More list={model.rewards} text={text} />
    </section>
  )
}

/** One reward, which may be taken here. */
class Earned extends Component<RewardsProps & { reward: Reward }> {
  readonly redeeming = createCommand(async (id: string) => this.props.model.session.peek()!.redeem!(id))

  override render() {
    const { reward: read, model, offer, text } = this.props
    // Until it is read again it stands as the answer says.
    const reward = (read.status.state === 'approved' && this.redeeming.result.value) || read
    const { status, form, amount, currency, side, code } = reward
    const step = this.redeeming.step.value
    return (
      <>
        <span class="name">{withForm(text, worth(text, form, amount, currency), form, side)}</span>
        <Tag status={status} text={text} />
        <p class="muted">{explain(text, { status, offer, reward, currency: model.program.value?.currency })}</p>
        {code && <CodeBox code={code} text={text} />}
        {status.state === 'approved' && form !== 'cash' && may(model, 'redeem', 'redeem') && (
          <button
            type="button"
            class="button quiet"
            part="redeem"
            aria-disabled={step === 'sending'}
            onClick={({ currentTarget }) => void this.redeem(currentTarget)}
          >
            {text.say(step === 'sending' ? 'sending' : 'redeem')}
          </button>
        )}
        <p class={step === 'failed' ? 'error' : 'sr'} role="status">
          {step === 'failed' ? text.say('notDone') : step === 'done' && explain(text, { status, offer, reward })}
        </p>
      </>
    )
  }

  async redeem(button: HTMLElement) {
    const { reward, model, tell } = this.props
    const row = button.closest('li')
    const redeem = async () => {
      if (!(await this.redeeming.run(reward.id))) return
      tell('goodword-redeem', { rewardId: reward.id })
      model.refresh()
    }
    await thenFocus(redeem(), () => row?.querySelector('.coupon button') ?? row)
  }
}
