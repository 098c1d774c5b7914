/** @jsxImportSource preact */
import { effect } from '@preact/signals-core'
import { createLater } from '../later/fetch-later.ts'
import { loadLater } from '../later/parts.ts'
import { createReferralModel } from '../model/referral-model.ts'
import { createShareModel } from '../model/share-model.ts'
import { ReferralPanel, type ToolKit } from '../panel/ReferralPanel.tsx'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-referral>`: the sharer's side. The link stands before the code for what has come of it is there. */
export function openReferral({ adapter, identity, network, locale, tell, defaults, model: own }: Inputs): Scene {
  const later = createLater(loadLater)
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
  const stopNaming = effect(() => {
    const links = model.me.value?.links ?? []
    // In a task of its own: what a page's function throws is the page's, and costs us nothing.
    if (links[0]) queueMicrotask(() => defaults.onPartner?.(links.map(({ code }) => code)))
  })
  later.fetch()
  return {
    styles: () => [referral, later.parts.value?.css ?? ''],
    theme: () => model.program.value?.theme ?? {},
    draw(text, has) {
      const known = text.with('friend', 'later')
      const said = text.with('friend', 'later', 'tools')
      const parts = known && later.parts.value
      if (parts) box ??= parts.openToolbox({ model, share, tell, locale })
      return (
        <ReferralPanel
          model={model}
          share={share}
          later={later}
          parts={parts}
          kit={said && box ? { text: said, box } : null}
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
      box?.dispose()
      if (!own) model.dispose()
      share.dispose()
    },
  }
}
