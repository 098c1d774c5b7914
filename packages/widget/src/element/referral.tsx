/** @jsxImportSource preact */
import { effect } from '@preact/signals-core'
import { createLaterParts, createToolParts } from '../later/parts.ts'
import { createReferralModel } from '../model/referral-model.ts'
import { createShareModel } from '../model/share-model.ts'
import { ReferralPanel, type ToolKit } from '../panel/ReferralPanel.tsx'
import { isBeyondRow } from '../share/channels.ts'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-referral>`: the sharer's side. The link stands before the code for what has come of it is there. */
export function openReferral({ adapter, identity, network, locale, tell, defaults, model: own }: Inputs): Scene {
  const later = createLaterParts()
  const tools = createToolParts()
  const model =
    own ??
    createReferralModel({
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
  let box: ToolKit['box'] | undefined
  const stopFetching = effect(() => {
    if (isBeyondRow(model.program.value?.channels ?? [])) tools.fetch()
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
      const known = text.with('friend', 'later')
      const parts = known && later.parts.value
      const kit = tools.parts.value
      const said = (kit ?? share.tool.value) && (known ?? text).with('tools')
      if (kit) box ??= kit.openToolbox({ model, share, tell, locale })
      return (
        <ReferralPanel
          model={model}
          share={share}
          later={later}
          parts={parts}
          tools={tools}
          kit={kit && said && box ? { ...kit, text: said, box } : null}
          text={known ?? text}
          has={has}
          tell={tell}
        />
      )
    },
    isWaiting(text) {
      const stage = model.stage.value
      const hasForm = text.with('friend', 'later') && later.parts.value
      return stage === 'loading' || (stage === 'stranger' && !hasForm && !later.isMissing.value)
    },
    fail: model.fail,
    dispose() {
      stopNaming()
      stopFetching()
      box?.dispose()
      if (!own) model.dispose()
      share.dispose()
    },
  }
}
