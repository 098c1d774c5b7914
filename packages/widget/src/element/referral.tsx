/** @jsxImportSource preact */
import { effect } from '@preact/signals-core'
import { createLater } from '../later/fetch-later.ts'
import { createReferralModel } from '../model/referral-model.ts'
import { createShareModel } from '../model/share-model.ts'
import { ReferralPanel } from '../panel/ReferralPanel.tsx'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-referral>`: the sharer's side. The link stands before the code for what has come of it is there. */
export function openReferral({ adapter, identity, locale, tell, defaults }: Inputs): Scene {
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
  const stopNaming = effect(() => {
    const links = model.me.value?.links ?? []
    if (links[0]) defaults.onPartner?.(links.map(({ code }) => code))
  })
  later.fetch()
  return {
    styles: () => [referral, later.parts.value?.css ?? ''],
    theme: () => model.program.value?.theme ?? {},
    draw: (text) => <ReferralPanel model={model} share={share} later={later} text={text} />,
    fail: model.fail,
    dispose() {
      stopNaming()
      model.dispose()
      share.dispose()
    },
  }
}
