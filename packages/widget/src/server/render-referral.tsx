/** @jsxImportSource preact */
import type { BackendAdapter, PartnerView, ProgramView } from '@goodword/core'
import { signal } from '@preact/signals-core'
import { sectionsOf, type Section } from '../element/sections.ts'
import * as later from '../later/later.ts'
import type { Later } from '../later/fetch-later.ts'
import { createReferralModel } from '../model/referral-model.ts'
import { createShareModel } from '../model/share-model.ts'
import { ReferralPanel } from '../panel/ReferralPanel.tsx'
import { referral } from '../theme/referral.ts'
import { Outline } from './Outline.tsx'
import { renderElement, textFor, type RenderOptions } from './render-element.tsx'
import { until } from './until.ts'

/** What the server knows of a person and the program. */
export interface RenderReferralOptions extends RenderOptions {
  /** What `session.me()` answered. `null`: nobody is signed in. Absent: the browser will ask, and the link is an outline. */
  me?: PartnerView | null
  /** What `adapter.program()` answered. */
  program?: ProgramView | null
  /** As the attributes `show` and `hide`. */
  show?: readonly Section[]
  hide?: readonly Section[]
}

/**
 * `<goodword-referral>` with its first sight: the offer, the link and the ways to send it, as far as they are handed over;
 * figures and friends as an outline. It stays as it is until the element in the browser has as much to show.
 */
export async function renderReferral(options: RenderReferralOptions = {}): Promise<string> {
  const { me, program = null, show, hide } = options
  const text = await textFor(options, 'friend', 'later')
  const has = sectionsOf(show?.join(' ') ?? null, hide?.join(' ') ?? null)
  const model = createReferralModel({
    adapter: whoKnows(me, program),
    identity: me === null ? null : { token: '' },
    network: ALWAYS,
  })
  await until(() => (me === undefined || model.stage.value !== 'loading') && (!program || model.program.value))
  const content =
    me === undefined && program ? (
      <Outline program={program} text={text} has={has} />
    ) : (
      <ReferralPanel
        model={model}
        share={createShareModel()}
        later={here(later)}
        parts={later}
        kit={null}
        text={text}
        has={has}
        tell={() => false}
      />
    )
  try {
    const sections = { ...(show && { show: show.join(' ') }), ...(hide && { hide: hide.join(' ') }) }
    return renderElement(
      'goodword-referral',
      { ...options, attributes: { ...options.attributes, ...sections } },
      { text, css: me === null ? referral + later.css : referral, variables: program?.theme ?? {}, content },
    )
  } finally {
    model.dispose()
  }
}

const ALWAYS = { isOnline: () => true, onChange: () => () => {} }

/** Parts that are here already, or that nobody can ask for here. */
const here = <Parts,>(parts: Parts | null): Later<Parts> => ({
  parts: signal(parts),
  isMissing: signal(false),
  fetch() {},
})

/** An adapter that answers what is known, and nothing else, ever. */
function whoKnows(me: PartnerView | null | undefined, program: ProgramView | null): BackendAdapter {
  const never = () => new Promise<never>(() => {})
  return {
    name: 'server',
    record: never,
    invitation: never,
    join: never,
    ...(program && { program: async () => program }),
    partner: () => ({
      me: me ? async () => me : never,
      summary: never,
      referrals: never,
      rewards: never,
      close() {},
    }),
  }
}
