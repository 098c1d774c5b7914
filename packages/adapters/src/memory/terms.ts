import type { PartnerKind, RewardTerms } from '@goodword/core'
import type { OfferInput } from '@goodword/core/wire/schemas'

/** What each side gets. */
export interface Terms {
  partner: RewardTerms[]
  customer: RewardTerms[]
}

/** What each side gets, by the kind of the partner who refers. */
export type Offers = Partial<Record<PartnerKind, Terms>>

/** An offer as its owner writes it, with the defaults that the server has too: cash, on each sale, held 30 days. */
export function readOffer(offer: OfferInput): Terms {
  return { partner: (offer.partner ?? []).map(readRule), customer: (offer.customer ?? []).map(readRule) }
}

/** What each side gets when a partner of this kind refers and keeps all of his own. Nothing where no offer was made. */
export function termsFor(offers: Offers, kind: PartnerKind): Terms {
  return offers[kind] ?? { partner: [], customer: [] }
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
