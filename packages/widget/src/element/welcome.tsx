import { createWelcomeModel } from '../model/welcome-model.ts'
import { WelcomeBanner } from '../panel/WelcomeBanner.tsx'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-welcome>`: the friend's side. Takes no space while there is nothing to say. */
export function openWelcome({ adapter, visit, defaults, tell }: Inputs): Scene {
  const { keep, forget } = defaults
  const model = createWelcomeModel({
    adapter,
    visit,
    ...(keep && { keep }),
    ...(forget && { forget }),
    onKeep: (code) => tell('goodword-keep', { code }),
    onDismiss: () => tell('goodword-dismiss', {}),
    onError: (code) => tell('goodword-error', { code }),
  })
  return {
    draw(text) {
      const invitation = model.invitation.value
      return invitation && <WelcomeBanner invitation={invitation} model={model} text={text} />
    },
    dispose: model.dispose,
  }
}
