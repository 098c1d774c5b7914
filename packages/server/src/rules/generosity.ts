import type { Generosity } from '@goodword/core'
import type { Offer, ProgramSettings, Rule } from '@goodword/core/wire/schemas'

/** How much of his own reward a partner gives to his friends, and from when on. */
export interface Choice {
  given: number
  since: number
}

/** What a partner had chosen to give by a moment. Before his first choice: nothing. */
export function givenAt(choices: readonly Choice[], at: number): number {
  const ordered = [...choices].sort((a, b) => a.since - b.since)
  return ordered.findLast((choice) => choice.since <= at)?.given ?? 0
}

/**
 * How generous a partner may be under an offer, and how much of what he chose counts: no more than the owner allows and than he gets
 * himself, in whole steps. `null` where there is nothing that could be moved from side to side one to one: both first rules for a
 * sale must be fixed, in the program's currency, and money.
 */
export function generosityOf(offer: Offer, settings: ProgramSettings, chosen: number): Generosity | null {
  const own = firstSaleRule(offer.partner)
  const friends = firstSaleRule(offer.customer)
  if (settings.generosity === null || !isMovable(own, settings) || !isMovable(friends, settings)) return null
  const { step } = settings.generosity
  const most = Math.min(settings.generosity.most, own.fixed.amount)
  const given = Math.floor(Math.min(chosen, most) / step) * step
  return { given, most, step, currency: own.fixed.currency }
}

/** The offer after the gift: what the partner's first rule for a sale gives up, the friend's gets. */
export function shareOffer(offer: Offer, generosity: Generosity | null): Offer {
  if (generosity === null || generosity.given === 0) return offer
  return {
    partner: withMore(offer.partner, -generosity.given),
    customer: withMore(offer.customer, generosity.given),
  }
}

function withMore(rules: readonly Rule[], more: number): Rule[] {
  const first = firstSaleRule(rules)
  return rules.map((rule) =>
    rule === first && rule.fixed ? { ...rule, fixed: { ...rule.fixed, amount: rule.fixed.amount + more } } : rule,
  )
}

function firstSaleRule(rules: readonly Rule[]): Rule | undefined {
  return rules.find((rule) => rule.on === 'sale')
}

/** The settings count in the program's currency, and points are counted in nothing. */
function isMovable(rule: Rule | undefined, settings: ProgramSettings): rule is Rule & { fixed: { amount: number } } {
  return rule?.fixed !== undefined && rule.form !== 'points' && rule.fixed.currency === settings.currency
}
