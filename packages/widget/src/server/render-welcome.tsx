/** @jsxImportSource preact */
import type { Invitation } from '@goodword/core'
import { createWelcomeModel, type BannerAnswer } from '../model/welcome-model.ts'
import { WelcomeBanner } from '../panel/WelcomeBanner.tsx'
import { welcome } from '../theme/welcome.ts'
import { renderElement, textFor, type RenderOptions } from './render-element.tsx'

/** What the server knows of the friend's visit. */
export interface RenderWelcomeOptions extends RenderOptions {
  /** What `adapter.invitation(code)` answered. `null`: nobody has sent this visitor, and the element is empty. */
  invitation: Invitation | null
  /** What the friend did with the banner, as the cookie `goodword.banner` has it. Default: nothing yet. */
  answer?: BannerAnswer | null
}

/** `<goodword-welcome>` with its banner, so that it pushes nothing down when it wakes up. Empty when there is nothing to say. */
export async function renderWelcome(options: RenderWelcomeOptions): Promise<string> {
  const { invitation, answer = null } = options
  const text = await textFor(options, 'friend')
  const draw = (invitation: Invitation) => {
    const model = createWelcomeModel({
      adapter: { invitation: async () => invitation },
      visit: { id: '', code: invitation.code, at: 0 },
      memory: { read: () => answer, write() {} },
      keep() {}, // whether it can be undone is known in the browser
    })
    model.dispose()
    return <WelcomeBanner invitation={invitation} model={model} text={text} />
  }
  const content = invitation && answer !== 'dismissed' ? draw(invitation) : null
  return renderElement('goodword-welcome', options, { text, css: welcome, content })
}
