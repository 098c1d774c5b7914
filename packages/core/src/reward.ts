import type { RewardForm, Side } from './offer.ts'
import type { RewardState, Status } from './status.ts'

/** Something earned by one side. */
export interface Reward {
  id: string
  side: Side
  form: RewardForm
  partnerId: string
  /** The host's own id of the customer, or `null` where the reader may not see it (a partner token). */
  customerId: string | null
  /** The lead or sale that earned it. */
  conversionId: string
  ruleId: string
  /** The version of the offer that applied when it was earned. */
  offerVersion: number
  /** This partner's share of the credit, in parts per million. */
  weightPpm: number
  /** What the share was taken of, in minor units; for a fixed reward the sale's amount, or 0 for a lead. */
  base: number
  /** What it is worth now, in minor units. */
  amount: number
  /** What it was worth when it was earned. */
  originalAmount: number
  currency: string
  /** What it would have been without a cap, or `null`. */
  cappedFrom: number | null
  /** The stored exchange rate that was applied, or `null`. */
  fx: { rateId: string; rate: string } | null
  /** Remarks for whoever looks closer. */
  flags: string[]
  /** RFC 3339. */
  earnedAt: string
  /** When the hold ends, RFC 3339, or `null`. */
  payableAt: string | null
  /** When it lapses, RFC 3339, or `null`. */
  expiresAt: string | null
  /** The coupon code it is redeemed with, or `null`. */
  code: string | null
  status: Status<RewardState>
}
