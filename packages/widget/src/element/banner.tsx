/** @jsxImportSource preact */
import { signal } from '@preact/signals-core'
import { createWelcomeModel } from '../model/welcome-model.ts'
import { WelcomeBanner } from '../panel/WelcomeBanner.tsx'
import { welcome } from '../theme/welcome.ts'
import { cookieMemory } from './cookie-memory.ts'
import type { Inputs, Scene } from './inputs.ts'

/** The banner itself. Takes no space while there is nothing to say. */
export function openBanner({ adapter, visit, demo, defaults, tell }: Inputs): Scene {
  const { keep, forget } = defaults
  const model = createWelcomeModel({
    adapter,
    visit,
    ...(demo === null && { memory: cookieMemory }),
    ...(keep && { keep }),
    ...(forget && { forget }),
    onKeep: (code) => tell('goodword-keep', { code }),
    onDismiss: () => tell('goodword-dismiss', {}),
    onError: (code) => tell('goodword-error', { code }),
  })
  const isBroken = signal(false)
  return {
    styles: () => [welcome],
    // Looked at when the banner is there: the button that opens the panel may stand on either side.
    theme: () => ({ ...(model.invitation.value && isStartTaken() && { corner: 'auto 16px' }) }),
    draw(text) {
      const invitation = isBroken.value ? null : model.invitation.value
      const known = text.with('friend')
      return invitation && known && <WelcomeBanner invitation={invitation} model={model} text={known} />
    },
    isWaiting: (text) => model.isReading.value || !text.with('friend'),
    fail() {
      isBroken.value = true
      tell('goodword-error', { code: 'unavailable' })
    },
    dispose: model.dispose,
  }
}

function isStartTaken(): boolean {
  return document.querySelector('goodword-launcher[position=bottom-start]') !== null
}
