/** @jsxImportSource preact */
import { createLater } from '../later/fetch-later.ts'
import { createReferralModel } from '../model/referral-model.ts'
import { createShareModel } from '../model/share-model.ts'
import { ReferralPanel } from '../panel/ReferralPanel.tsx'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-referral>`: the sharer's side. The link stands before the code for what has come of it is there. */
export function openReferral({ adapter, identity, locale, tell }: Inputs): Scene {
  const later = createLater()
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
  later.fetch()
  return {
    styles: () => [referral, later.parts.value?.css ?? ''],
    theme: () => model.program.value?.theme ?? {},
    draw: (text) => <ReferralPanel model={model} share={share} later={later} text={text} />,
    fail: model.fail,
    dispose() {
      model.dispose()
      share.dispose()
    },
  }
}
