import { creditedTouch, DAY_MS, isInWindow, shareOf, type Reason, type RewardTerms, type Side } from '@goodword/core'
import { partnerOfCode, statusAt, type Books } from './books.ts'
import { normalizeEmail } from './email.ts'
import type { BookedPartner, Deed } from './facts.ts'
import type { Friend } from './friends.ts'
import { termsOf } from './generosity.ts'

/** A reward as the facts promise it, before its status is explained. */
export interface DueReward {
  /** The same reward has the same id whenever it is worked out. */
  id: string
  side: Side
  rule: RewardTerms
  partner: BookedPartner
  friend: Friend
  deed: Deed
  amount: number
  currency: string
  payableAt: number
  heldFor: Reason | null
  isRedeemed: boolean
}

/** What one friend brought to one partner. */
export interface Settlement {
  friend: Friend
  partner: BookedPartner
  /** Of both sides, oldest first. */
  rewards: DueReward[]
  /** Why a confirmed sale brought a side nothing, or `null`. */
  missedFor: Record<Side, Reason | null>
}

/** Who is credited with a conversion, and what for. */
export interface Credit {
  partner: BookedPartner
  why: 'lock' | 'touch' | 'claim'
}

/** Who is credited with a friend, and what it earns both sides. Nobody, when no touch counts. */
export function settle(books: Books, friend: Friend): Settlement[] {
  const settlements = new Map<BookedPartner, Settlement>()
  const settlementOf = (partner: BookedPartner): Settlement => {
    const known = settlements.get(partner)
    if (known) return known
    const settlement: Settlement = { friend, partner, rewards: [], missedFor: { partner: null, customer: null } }
    settlements.set(partner, settlement)
    return settlement
  }
  for (const deed of friend.deeds.filter((deed) => deed.isVerified)) {
    const credit = creditFor(books, friend, deed)
    if (credit) earn(books, deed, settlementOf(credit.partner))
  }
  const claimed = claimedPartner(books, friend)
  if (claimed) settlementOf(claimed)
  if (settlements.size === 0) {
    const partner = touchedPartner(books, friend, lastMoment(friend))
    if (partner) settlementOf(partner)
  }
  return [...settlements.values()]
}

/**
 * The partner of a conversion: the first verified lead decides for good, then the program's model, and last what the friend said
 * afterwards.
 */
export function creditFor(books: Books, friend: Friend, deed: Deed): Credit | null {
  const leads = friend.deeds.filter(({ type, isVerified, at }) => type === 'lead' && isVerified && at <= deed.at)
  for (const lead of leads) {
    const partner = touchedPartner(books, friend, lead.at)
    if (partner) return { partner, why: 'lock' }
  }
  const touched = touchedPartner(books, friend, deed.at)
  if (touched) return { partner: touched, why: 'touch' }
  const claimed = claimedPartner(books, friend)
  return claimed && isClaimed(books, friend, deed.at) ? { partner: claimed, why: 'claim' } : null
}

/** Tells whether somebody is credited with a friend, or would be if he bought now. */
export function isCredited(books: Books, friend: Friend): boolean {
  const isEarned = friend.deeds.some((deed) => deed.isVerified && creditFor(books, friend, deed) !== null)
  return isEarned || friend.claim !== null || touchedPartner(books, friend, books.clock.now()) !== null
}

function claimedPartner(books: Books, { claim }: Friend): BookedPartner | null {
  return books.partners.find(({ id }) => id === claim?.partnerId) ?? null
}

/** A claim reaches back as far as the program allowed, and ahead as far as a click would. */
function isClaimed({ program }: Books, { claim }: Friend, at: number): boolean {
  return claim !== null && claim.since <= at && (at < claim.at || isInWindow(claim.at, program.windowDays, at))
}

/** Credit walks past codes that nobody has and past partners who were not active at the moment of the click. */
function touchedPartner(books: Books, friend: Friend, at: number): BookedPartner | null {
  const earning = friend.touches.filter((touch) => {
    const partner = partnerOfCode(books, touch.code)
    return partner && statusAt(partner, touch.at) === 'active'
  })
  const touch = creditedTouch(earning, { ...books.program, at })
  return (touch && partnerOfCode(books, touch.code)) ?? null
}

function lastMoment(friend: Friend): number {
  return Math.max(...friend.touches.map(({ at }) => at), ...friend.deeds.map(({ at }) => at))
}

function earn(books: Books, deed: Deed, settlement: Settlement): void {
  const terms = termsOf(books, settlement.partner, deed.at)
  const sides = [
    ['partner', terms.partner],
    ['customer', terms.customer],
  ] as const
  for (const [side, rules] of sides) {
    for (const rule of rules) {
      if (rule.on !== deed.type) continue
      const missedFor = whyMissed(books, deed, rule, settlement)
      if (missedFor === null) addReward(books, { deed, rule, side, settlement })
      else settlement.missedFor[side] ??= missedFor
    }
  }
}

/** Why a rule brings nothing for a deed, or `null` when it does. */
function whyMissed(books: Books, deed: Deed, rule: RewardTerms, { friend }: Settlement): Reason | null {
  const first = friend.deeds.find(({ type, isVerified }) => type === 'sale' && isVerified)
  if (rule.first && deed.type === 'sale' && deed !== first) return 'existing_customer'
  const isComparable = deed.currency === books.program.currency
  if (rule.minAmount !== null && isComparable && deed.amount + deed.discount < rule.minAmount) return 'min_amount'
  return null
}

function addReward(
  books: Books,
  { deed, rule, side, settlement }: { deed: Deed; rule: RewardTerms; side: Side; settlement: Settlement },
): void {
  const isFreeSale = deed.type === 'sale' && deed.amount === 0
  const amount = isFreeSale ? 0 : (rule.fixed?.amount ?? shareOf(deed.amount, rule.ppm ?? 0))
  if (amount === 0) return
  const { friend, partner } = settlement
  settlement.rewards.push({
    id: `${deed.id}.${rule.ruleId}.${side}`,
    side,
    rule,
    partner,
    friend,
    deed,
    amount,
    currency: rule.fixed?.currency ?? deed.currency ?? books.program.currency,
    payableAt: deed.at + rule.holdDays * DAY_MS,
    heldFor: whyHeld(books, { deed, rule, friend, partner }),
    isRedeemed: side === 'customer' && rule.form === 'coupon' && deed.discount > 0,
  })
}

/** Why a person should look at a reward before it is paid, or `null`. */
function whyHeld(
  books: Books,
  { deed, rule, friend, partner }: { deed: Deed; rule: RewardTerms; friend: Friend; partner: BookedPartner },
): Reason | null {
  if (partner.externalId !== null && partner.externalId === friend.customerId) return 'self_referral'
  if (partner.email !== null && friend.email !== null) {
    if (partner.email.toLowerCase() === friend.email.toLowerCase()) return 'self_referral'
    if (normalizeEmail(partner.email) === normalizeEmail(friend.email)) return 'self_email_alias'
  }
  if (statusAt(partner, deed.at) !== 'active') return 'partner_paused'
  // A minimum is set in the program's currency: without a rate nobody can say whether this sale reaches it.
  if (deed.type === 'sale' && rule.minAmount !== null && deed.currency !== books.program.currency) return 'fx_missing'
  return null
}
