/** @jsxImportSource preact */
import type { FriendView, Reward } from '@goodword/core'
import type { HasSection } from '../element/sections.ts'
import type { MessageKey } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
import type { FriendModel } from '../model/friend-model.ts'
import { explainOwn, whatIsLeft } from '../wording/friend-status.ts'
import { withForm, worth } from '../wording/offer.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { CodeBox } from './CodeBox.tsx'
import { Icon } from './Icon.tsx'
import { Tag } from './Tag.tsx'

export interface FriendPanelProps {
  model: FriendModel
  text: Text
  has: HasSection
}

/** The friend's own progress, or the form for somebody who came without the link. */
export function FriendPanel(props: FriendPanelProps) {
  const { model, text, has } = props
  const view = model.view.value
  const own = { ...props, view: view! }
  return (
    <section class="card friend" part="panel" aria-label={text.say('invitation')} tabIndex={-1}>
      <div class="side">
        {view ? (
          <>
            {has('steps') && <Steps {...own} />}
            {view.coupon && <CodeBox code={view.coupon} text={text} />}
            {has('rewards') && view.rewards.length > 0 && <OwnRewards {...own} />}
          </>
        ) : (
          !model.trouble.value && <ClaimForm claim={model.claim} text={text} />
        )}
        {model.trouble.value && <Trouble {...props} />}
      </div>
    </section>
  )
}

const STEPS: Record<FriendView['steps'][number]['id'], MessageKey> = {
  visited: 'stepVisited',
  joined: 'stepJoined',
  qualified: 'stepQualified',
}

/** What is left to do, who sent him, and the way. */
function Steps({ view, text }: FriendPanelProps & { view: FriendView }) {
  const next = view.status.state === 'rejected' ? undefined : view.steps.find(({ at }) => !at)
  return (
    <>
      <div class="head">
        <h2>{whatIsLeft(text, view)}</h2>
        <p>{text.say('sentYou', { name: view.partner?.name ?? text.say('friend') })}</p>
      </div>
      <ol class="way">
        {view.steps.map((step) => (
          <li key={step.id} class={step.at ? 'passed' : ''} aria-current={step === next ? 'step' : undefined}>
            <i>{step.at && <Icon name="check" />}</i>
            <b>{text.say(STEPS[step.id])}</b>
            <small>{step.at ? text.date(step.at) : step === next && text.say('stepNext')}</small>
          </li>
        ))}
      </ol>
    </>
  )
}

function OwnRewards({ view, text }: FriendPanelProps & { view: FriendView }) {
  return (
    <div>
      <h3>{text.say('rewards')}</h3>
      <ul>
        {view.rewards.map((reward) => (
          <li key={reward.id} class="row reward" part="reward">
            <span class="name">
              {withForm(text, worth(text, reward.form, reward.amount, reward.currency), reward.form, 'customer')}
            </span>
            <Tag status={asOwn(reward.status)} text={text} />
            <p class="muted">{explainOwn(text, reward.status, reward)}</p>
            {reward.code && <CodeBox code={reward.code} text={text} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What waits for the friend waits for who reads it. */
function asOwn(status: Reward['status']): Reward['status'] {
  return status.waitingFor === 'friend' ? { ...status, waitingFor: 'you' } : status
}

/** What keeps it from being up to date. What was known stays above. */
function Trouble({ model, text }: FriendPanelProps) {
  const isReading = model.isReading.value
  if (!model.isOnline.value) {
    return (
      <p class="notice" role="status">
        {text.say('offline')}
      </p>
    )
  }
  return (
    <div class="notice bad" role="alert">
      <p>{text.say(isReading ? 'loading' : 'failed')}</p>
      <button
        type="button"
        class="button"
        part="retry"
        aria-disabled={isReading}
        onClick={() => isReading || model.refresh()}
        ref={leaveFocus}
      >
        {text.say('retry')}
      </button>
    </div>
  )
}

/** What has the focus and goes leaves it to the panel around it. */
const leaveFocus = (button: HTMLButtonElement | null) => () => {
  if (button?.matches(':focus')) button.closest<HTMLElement>('[tabindex]')?.focus()
}
