/** @jsxImportSource preact */
import type { Invitation } from '@goodword/core'
import type { TargetedFocusEvent, TargetedKeyboardEvent } from 'preact'
import type { Text } from '../messages/text.ts'
import type { WelcomeModel } from '../model/welcome-model.ts'
import { wordsFor } from '../wording/invitation.ts'
import { CodeBox } from './CodeBox.tsx'
import { Icon } from './Icon.tsx'
import { CLOSE, GIFT } from './later-icons.ts'

export interface WelcomeBannerProps {
  invitation: Invitation
  model: WelcomeModel
  text: Text
}

/** What a friend has sent along, and the button that keeps it. Never takes focus, and gives back what it was given. */
export function WelcomeBanner({ invitation, model, text }: WelcomeBannerProps) {
  const words = wordsFor(text, invitation)
  const isKept = model.isKept.value
  return (
    <aside
      class={isKept ? 'card banner kept' : 'card banner'}
      part="panel"
      aria-label={text.say('invitation')}
      onFocusIn={rememberFocus}
      onKeyDown={(event) => {
        if (isClosing(event)) dismiss(event.currentTarget, model)
      }}
    >
      <span class="badge">{isKept ? <Icon name="check" /> : <Icon path={GIFT} />}</span>
      {/* Announced when it changes from the offer to what was kept. */}
      <div class="about" role="status">
        <h2>{isKept ? words.keptHeadline : words.headline}</h2>
        <p class="muted">{isKept ? words.keptAbout : words.about}</p>
      </div>
      {isKept && invitation.coupon && <CodeBox code={invitation.coupon} text={text} />}
      <div class="actions">
        {/* One button throughout: it answers in place and keeps its focus, and a double click does not undo. */}
        <button
          type="button"
          class={isKept ? 'button done' : 'button primary'}
          part="claim"
          aria-disabled={isKept}
          onClick={() => isKept || model.keep()}
        >
          {isKept ? text.say('keptShort') : words.button}
        </button>
        {isKept && model.undo && (
          <button
            type="button"
            class="button undo"
            onClick={({ currentTarget }) => {
              // Before it goes, and the focus with it.
              ;(currentTarget.previousElementSibling as HTMLElement).focus()
              model.undo?.()
            }}
          >
            {text.say('undo')}
          </button>
        )}
      </div>
      <button
        type="button"
        class="close"
        part="dismiss"
        aria-label={text.say('dismiss')}
        onClick={({ currentTarget }) => dismiss(currentTarget.parentElement!, model)}
      >
        <Icon path={CLOSE} />
      </button>
    </aside>
  )
}

/** Where the focus was before it came into a banner. */
const before = new WeakMap<Element, EventTarget>()

function rememberFocus({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>) {
  if (relatedTarget && !currentTarget.contains(relatedTarget as Node)) before.set(currentTarget, relatedTarget)
}

/** Only the card in the corner lies over something. Escape inside of it closes it, and nothing around it. */
function isClosing(event: TargetedKeyboardEvent<HTMLElement>): boolean {
  const { host } = event.currentTarget.getRootNode() as ShadowRoot
  if (event.key !== 'Escape' || event.isComposing || host?.getAttribute('placement') !== 'dialog') return false
  event.stopPropagation()
  return true
}

function dismiss(banner: HTMLElement, model: WelcomeModel) {
  ;(before.get(banner) as HTMLElement | undefined)?.focus()
  model.dismiss()
}
