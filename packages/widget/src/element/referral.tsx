/** @jsxImportSource preact */
import { effect } from '@preact/signals-core'
import { createLaterParts, createToolParts } from '../later/parts.ts'
import { createReferralModel } from '../model/referral-model.ts'
import { createShareModel } from '../model/share-model.ts'
import { ReferralPanel } from '../panel/ReferralPanel.tsx'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-referral>`: the sharer's side. The link stands before the code for what has come of it is there. */
export function openReferral({ adapter, identity, network, locale, tell, defaults }: Inputs): Scene {
  const later = createLaterParts()
  const tools = createToolParts()
  const model = createReferralModel({
    adapter,
    identity,
    network,
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
    styles: () => [referral, later.parts.value?.css ?? '', tools.parts.value?.css ?? ''],
    theme: () => model.program.value?.theme ?? {},
    draw(text, has) {
      const parts = later.parts.value
      const known = parts && text.with('later', parts.words)
      return (
        <ReferralPanel
          model={model}
          share={share}
          later={later}
          parts={known && parts}
          tools={tools}
          text={known ?? text}
          has={has}
        />
      )
    },
    fail: model.fail,
    dispose() {
      stopNaming()
      model.dispose()
      share.dispose()
    },
  }
}
