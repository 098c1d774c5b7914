/** @jsxImportSource preact */
import type { OfferTerms, Tiers as Steps } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { currencyOf } from '../wording/offer.ts'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** A share that grows: its steps, how far this partner is, and what is missing to the next one. */
export function Tiers({ model, offer, text }: ReferralPanelProps & { offer: OfferTerms }) {
  const tier = model.me.value?.tier
  const ladders = offer.partner.flatMap(({ tiers }) => (tiers && tiers.steps.length > 1 ? tiers : []))
  if (!tier && !ladders.length) return null
  const currency = model.program.value?.currency ?? currencyOf(offer) ?? ''
  return (
    <section class="tiers pad">
      <h3>
        {ladders.length > 0 && text.say('grows')} {tier && <bdi class="tag accent">{tier}</bdi>}
      </h3>
      {ladders.map((tiers, place) => (
        <Ladder key={place} tiers={tiers} currency={currency} text={text} />
      ))}
    </section>
  )
}

function Ladder({
  tiers: { by, per, steps, reached },
  currency,
  text,
}: {
  tiers: Steps
  currency: string
  text: Text
}) {
  const say = (amount: number) => (by === 'count' ? text.number(amount) : text.money(amount, currency))
  const next = steps.find(({ from }) => from > reached!)
  return (
    <>
      {reached !== undefined && (
        <>
          <progress aria-label={text.say('grows')} max={next?.from ?? 1} value={next ? reached : 1} />
          <p class="muted">
            {text.say(per === 'month' ? 'tierMonth' : 'tierEver', { reached: say(reached) })}{' '}
            {next && text.say('tierNext', { left: say(next.from - reached), share: text.share(next.ppm) })}
          </p>
        </>
      )}
      <ol class="muted">
        {steps.map((step) => (
          <li key={step.from} aria-current={step === steps.findLast(({ from }) => from <= reached!) && 'step'}>
            <b>{text.share(step.ppm)}</b> {step.from > 0 && text.say('tierFrom', { from: say(step.from) })}
          </li>
        ))}
      </ol>
    </>
  )
}
