import type { Reason } from '@goodword/core'
import { creditConversions, type Credit } from './credit.ts'
import { earnRewards, type DesiredReward } from './earn.ts'
import { byOccurrence, type ClaimFact, type ConversionFact, type Facts } from './facts.ts'
import { mostTrusted } from './most-trusted.ts'

/** A friend of a partner as the rules want it. It is known by partner and customer. */
export interface DesiredReferral {
  partnerId: string
  customerId: string | null
  code: string
  name: string | null
  email: string | null
  since: number
  visitedAt: number | null
  joinedAt: number | null
  qualifiedAt: number | null
  hasClaimedSale: boolean
  hasSale: boolean
  /** Why the partner's side missed its reward. */
  missedFor: Reason | null
  /** The same for the friend's own side. */
  friendMissedFor: Reason | null
}

/** All that one customer means for everybody. */
export interface Settlement {
  credits: Map<string, Credit>
  referrals: DesiredReferral[]
  rewards: DesiredReward[]
}

/**
 * From the facts of one customer to who is credited, what is earned and what is shown. Pure: the same facts give the same
 * settlement in whatever order they arrived, so every arrival simply settles the customer anew.
 */
export function settle(facts: Facts): Settlement {
  const current = { ...facts, conversions: withoutSuperseded(facts.conversions) }
  const credits = creditConversions(current)
  const { rewards, missed } = earnRewards(current, credits)
  const partnerIds = new Set([...credits.values()].map((credit) => credit.partnerId))
  const referrals = [...partnerIds].map((partnerId) => ({
    ...referralOf(current, credits, partnerId),
    qualifiedAt: earliest(rewards.filter((reward) => reward.partnerId === partnerId).map((reward) => reward.earnedAt)),
    missedFor: missed.partner.get(partnerId) ?? null,
    friendMissedFor: missed.customer.get(partnerId) ?? null,
  }))
  // Whoever says so has an account, so he is a friend already before anything else is known of him.
  const claimed = facts.claim !== null && facts.conversions.length === 0 ? [claimedReferral(facts.claim)] : []
  return { credits, referrals: [...referrals, ...claimed], rewards }
}

function claimedReferral({ partnerId, customerId, code, name, email, at }: ClaimFact): DesiredReferral {
  const nothingYet = { visitedAt: null, qualifiedAt: null, missedFor: null, friendMissedFor: null }
  const who = { partnerId, customerId, code, name, email }
  return { ...nothingYet, ...who, since: at, joinedAt: at, hasClaimedSale: false, hasSale: false }
}

/** A verified sale takes the place of the claims of its order, and a verified lead of the claimed ones. */
function withoutSuperseded(conversions: readonly ConversionFact[]): ConversionFact[] {
  const verifiedOrders = new Set(conversions.filter((one) => one.verified).map((one) => one.orderId))
  return conversions.filter((one) => one.verified || one.type === 'lead' || !verifiedOrders.has(one.orderId))
}

function referralOf(
  { conversions, claim }: Facts,
  credits: ReadonlyMap<string, Credit>,
  partnerId: string,
): Omit<DesiredReferral, 'qualifiedAt' | 'missedFor' | 'friendMissedFor'> {
  const ordered = [...conversions].sort(byOccurrence)
  const credited = ordered.filter((one) => credits.get(one.id)?.partnerId === partnerId)
  const own = credited.map((one) => credits.get(one.id)!)
  const joining = ordered.filter((one) => one.type === 'lead' || one.verified)
  const sales = credited.filter((one) => one.type === 'sale')
  const known = ordered.filter((one) => one.customerId !== null)
  const claimed = claim?.partnerId === partnerId ? claim : null
  return {
    partnerId,
    customerId: (known.find((one) => one.verified) ?? known[0])?.customerId ?? null,
    code: own[0]!.code,
    name: mostTrusted(ordered, 'name') ?? claimed?.name ?? null,
    email: mostTrusted(ordered, 'email') ?? claimed?.email ?? null,
    since: Math.min(...own.map((credit) => credit.touchedAt)),
    visitedAt: earliest(own.flatMap((credit) => credit.visitedAt ?? [])),
    joinedAt: earliest(joining.map((one) => one.at)),
    hasClaimedSale: sales.some((sale) => !sale.verified),
    hasSale: sales.some((sale) => sale.verified),
  }
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times)
}
