/** @jsxImportSource preact */
import type { Invitation } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import type { WelcomeModel } from '../model/welcome-model.ts'
import { wordsFor } from '../wording/invitation.ts'
import { Icon } from './Icon.tsx'
import { CLOSE, GIFT } from './later-icons.ts'

export interface WelcomeBannerProps {
  invitation: Invitation
  model: WelcomeModel
  text: Text
}

/** What a friend has sent along, and the button that keeps it. Never takes focus. */
export function WelcomeBanner({ invitation, model, text }: WelcomeBannerProps) {
  const words = wordsFor(text, invitation)
  const isKept = model.isKept.value
  return (
    <aside class={isKept ? 'card banner kept' : 'card banner'} part="panel" aria-label={text.say('invitation')}>
      <span class="badge">{isKept ? <Icon name="check" /> : <Icon path={GIFT} />}</span>
      {/* Announced when it changes from the offer to what was kept. */}
      <div class="about" role="status">
        <h2>{isKept ? words.keptHeadline : words.headline}</h2>
        <p class="muted">{isKept ? words.keptAbout : words.about}</p>
      </div>
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
          <button type="button" class="button undo" onClick={model.undo}>
            {text.say('undo')}
          </button>
        )}
      </div>
      <button type="button" class="close" part="dismiss" aria-label={text.say('dismiss')} onClick={model.dismiss}>
        <Icon path={CLOSE} />
      </button>
    </aside>
  )
}
