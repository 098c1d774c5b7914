import { DAY_MS, shareOf, type Reason, type RewardForm, type Side } from '@goodword/core'
import type { Offer, Rule } from '@goodword/core/wire/schemas'
import { byOccurrence, statusAt, type ConversionFact, type Facts, type PartnerFact } from './facts.ts'
import { generosityOf, givenAt, shareOffer } from './generosity.ts'
import { inForce } from './in-force.ts'
import { selfReferral } from './self-referral.ts'
import type { Credit } from './credit.ts'

/** A reward as the rules want it. It is known by conversion, rule and side. */
export interface DesiredReward {
  conversionId: string
  /** As the host's server named the customer; a browser's claim only where the server never did. */
  customerId: string | null
  ruleId: string
  side: Side
  form: RewardForm
  partnerId: string
  offerVersion: number
  /** What the share was taken of; for a lead 0. */
  base: number
  amount: number
  currency: string
  earnedAt: number
  payableAt: number
  /** Why a person must look at it first, or `null`. */
  heldFor: Reason | null
  isRedeemed: boolean
}

/** What the conversions of one customer bring, and why those that bring a side nothing do not. */
export interface Earnings {
  rewards: DesiredReward[]
  /** For each side by partner: the reason of his earliest conversion that brought that side nothing. */
  missed: Record<Side, Map<string, Reason>>
}

/** Judges every verified, credited conversion by the offer that was in force when it happened. */
export function earnRewards(facts: Facts, credits: ReadonlyMap<string, Credit>): Earnings {
  const verified = facts.conversions.filter((conversion) => conversion.verified).sort(byOccurrence)
  const earnings: Earnings = { rewards: [], missed: { partner: new Map(), customer: new Map() } }
  for (const conversion of verified) {
    const credit = credits.get(conversion.id)
    const partner = facts.partners.get(credit?.partnerId ?? '')
    if (partner === undefined) continue
    const offer = inForce(facts.offers.get(partner.kind) ?? [], conversion.at)
    if (offer === null) continue
    const shared = sharedOffer(offer.value, partner, conversion, facts)
    const doubt = selfReferral(partner, facts.conversions)
    const isPaused = statusAt(partner, conversion.at) !== 'active'
    for (const side of ['partner', 'customer'] as const) {
      for (const rule of shared[side]) {
        if (rule.on !== conversion.type) continue
        const missedFor = missReason(rule, conversion, verified, facts)
        const missed = earnings.missed[side]
        if (missedFor !== null && !missed.has(partner.id)) missed.set(partner.id, missedFor)
        const worth = worthOf(rule, conversion)
        if (missedFor !== null || worth.amount === 0) continue
        earnings.rewards.push({
          conversionId: conversion.id,
          customerId: conversion.customerId ?? customerNamedBy(verified) ?? customerNamedBy(facts.conversions),
          ruleId: rule.id,
          side,
          form: rule.form,
          partnerId: partner.id,
          offerVersion: offer.version,
          base: conversion.amount ?? 0,
          ...worth,
          earnedAt: conversion.at,
          payableAt: conversion.at + rule.holdDays * DAY_MS,
          heldFor:
            doubt ?? (isPaused && side === 'partner' ? 'partner_paused' : null) ?? missingRate(rule, conversion, facts),
          // The friend's coupon was spent by the very order that earned it.
          isRedeemed: side === 'customer' && rule.form === 'coupon' && conversion.discount > 0,
        })
      }
    }
  }
  return earnings
}

/** After what the partner gave to his friends when it happened; never later than we heard of it, so that no later choice counts. */
function sharedOffer(offer: Offer, partner: PartnerFact, conversion: ConversionFact, facts: Facts): Offer {
  const settings = inForce(facts.settings, conversion.at)?.value
  if (settings === undefined) return offer
  const given = givenAt(partner.choices, Math.min(conversion.at, conversion.receivedAt))
  return shareOffer(offer, generosityOf(offer, settings, given))
}

function customerNamedBy(conversions: readonly ConversionFact[]): string | null {
  const naming = conversions.filter((one) => one.customerId !== null).sort(byOccurrence)
  return naming[0]?.customerId ?? null
}

/** Why a rule brings nothing for this conversion, or `null` when it does. A sale of 0 says nothing and brings nothing. */
function missReason(
  rule: Rule,
  conversion: ConversionFact,
  verified: readonly ConversionFact[],
  facts: Facts,
): Reason | null {
  const sales = verified.filter((other) => other.type === 'sale')
  if (conversion.type === 'lead') {
    const isFirstLead = verified.find((other) => other.type === 'lead') === conversion
    const hasBought = sales.some((sale) => byOccurrence(sale, conversion) < 0)
    return isFirstLead && !hasBought ? null : 'existing_customer'
  }
  if (rule.first && sales[0] !== conversion) return 'existing_customer'
  if (rule.minAmount === undefined || missingRate(rule, conversion, facts)) return null
  // Before the friend's own discount: what an offer takes off must not take the order below the offer's minimum.
  return conversion.amount! + conversion.discount < rule.minAmount ? 'min_amount' : null
}

/** A minimum is in the program's currency. A sale in another one cannot be judged without a rate: it is held, never 1:1. */
function missingRate(rule: Rule, conversion: ConversionFact, facts: Facts): Reason | null {
  if (rule.minAmount === undefined || conversion.currency === null) return null
  return conversion.currency === inForce(facts.settings, conversion.at)?.value.currency ? null : 'fx_missing'
}

function worthOf(rule: Rule, conversion: ConversionFact): { amount: number; currency: string } {
  if (conversion.type === 'lead') return rule.fixed ?? { amount: 0, currency: '' }
  const sale = { amount: conversion.amount ?? 0, currency: conversion.currency ?? '' }
  if (sale.amount === 0) return { ...sale, amount: 0 }
  return rule.fixed ?? { amount: shareOf(sale.amount, rule.ppm ?? 0), currency: sale.currency }
}
