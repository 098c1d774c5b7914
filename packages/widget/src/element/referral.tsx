import { createReferralModel } from '../model/referral-model.ts'
import { createShareModel } from '../model/share-model.ts'
import { ReferralPanel } from '../panel/ReferralPanel.tsx'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-referral>`: the sharer's side. */
export function openReferral({ adapter, identity, locale, tell }: Inputs): Scene {
  const model = createReferralModel({
    adapter,
    identity,
    locale,
    onError: (code) => tell('goodword-error', { code }),
    onJoin: () => tell('goodword-join', {}),
  })
  const share = createShareModel({
    onCopy: () => tell('goodword-copy', {}),
    onShare: (channel) => tell('goodword-share', { channel }),
  })
  return {
    draw: (text) => <ReferralPanel model={model} share={share} text={text} />,
    theme: () => model.program.value?.theme ?? {},
    dispose() {
      model.dispose()
      share.dispose()
    },
  }
}
