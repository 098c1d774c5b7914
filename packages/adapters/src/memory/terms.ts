import type { RewardTerms } from '@goodword/core'
import type { OfferInput } from '@goodword/core/wire/schemas'
import type { Terms } from './books.ts'

/** An offer as its owner writes it, with the defaults that the server has too: cash, on each sale, held 30 days. */
export function readOffer(offer: OfferInput): Terms {
  return { partner: (offer.partner ?? []).map(readRule), customer: (offer.customer ?? []).map(readRule) }
}

function readRule(rule: NonNullable<OfferInput['partner']>[number]): RewardTerms {
  return {
    ruleId: rule.id,
    on: rule.on ?? 'sale',
    form: rule.form ?? 'cash',
    fixed: rule.fixed ?? null,
    ppm: rule.ppm ?? null,
    tiers: null,
    recurringMonths: null,
    first: rule.first ?? false,
    minAmount: rule.minAmount ?? null,
    holdDays: rule.holdDays ?? 30,
    expiresDays: null,
  }
}
