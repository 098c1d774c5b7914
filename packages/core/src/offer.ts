import type { Money } from './money.ts'

/** Who a reward is for: the partner who referred, or the customer who was referred ("your friend"). */
export type Side = 'partner' | 'customer'

/** The form of a reward. A partner's cash reward is called a commission on screen. */
export type RewardForm = 'cash' | 'credit' | 'coupon' | 'gift' | 'points'

/** A share that grows with what was sold. */
export interface Tiers {
  /** What is counted: confirmed sales, or what they brought in minor units of the program's currency. */
  by: 'count' | 'revenue'
  per: 'month' | 'ever'
  /** From how much on which share holds, smallest first, starting with 0. */
  steps: { from: number; ppm: number }[]
  /** How far this partner is. Absent where no partner is meant. */
  reached?: number
}

/** One promise of an offer, as anybody may read it. Amounts are looked up on the server; no link carries them. */
export interface RewardTerms {
  /** Which rule of the offer promises it. */
  ruleId: string
  /** What earns it. */
  on: 'lead' | 'sale'
  form: RewardForm
  /** A fixed reward, or `null` when it is a share. */
  fixed: Money | null
  /** A share of the sale in parts per million (10 % = 100 000), or `null` when it is fixed. */
  ppm: number | null
  /** Steps that depend on how much was sold, or `null`. */
  tiers: Tiers | null
  /** For how many months of a subscription it is paid. `null`: once per sale. */
  recurringMonths: number | 'life' | null
  /** Only the customer's first sale earns it. */
  first: boolean
  /** Smallest sale that earns it, before the friend's discount, in minor units of the program's currency, or `null`. */
  minAmount: number | null
  /** Days between earning and approval, in which a sale may be taken back. */
  holdDays: number
  /** Days after which it lapses, or `null`. */
  expiresDays: number | null
}

/** What each side gets. */
export interface OfferTerms {
  partner: RewardTerms[]
  customer: RewardTerms[]
}
