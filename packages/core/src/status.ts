/** Where a referral stands. */
export type ReferralState = 'visited' | 'joined' | 'qualified' | 'rewarded' | 'rejected'

/** Where a reward stands. */
export type RewardState =
  | 'pending'
  | 'held'
  | 'approved'
  | 'in_payout'
  | 'paid'
  | 'redeemed'
  | 'reversed'
  | 'expired'
  | 'rejected'

/** Why it stands there. One word each; the widget has a sentence for every one of them. */
export type Reason =
  | 'awaiting_sign_up'
  | 'awaiting_purchase'
  | 'unverified'
  | 'hold_period'
  | 'min_amount'
  | 'existing_customer'
  | 'self_referral'
  | 'self_email_alias'
  | 'partner_paused'
  | 'duplicate_identity'
  | 'velocity'
  | 'disposable_email'
  | 'too_fast'
  | 'paid_ad'
  | 'shared_payout_account'
  | 'shared_instrument'
  | 'same_domain'
  | 'fx_missing'
  | 'rule_error'
  | 'capped'
  | 'refunded'
  | 'disputed'
  | 'deal_protected'
  | 'outside_window'
  | 'bot'
  | 'duplicate'
  | 'unrecoverable'
  | 'paid'
  | 'redeemed'
  | 'expired'

/** Whose turn it is, or `null` when nothing more is needed. */
export type WaitingFor = 'friend' | 'you' | 'brand' | 'time' | null

/** A status always explains itself: where it stands, why, who must act, and when at the earliest. */
export interface Status<State extends string = ReferralState | RewardState> {
  state: State
  /** `null` only where the state says it all (an approved reward). */
  reason: Reason | null
  waitingFor: WaitingFor
  /** The earliest moment it can move on by itself, RFC 3339, or `null`. */
  earliest: string | null
  /** Names of the signals that a person should look at, when there are any. */
  signals?: string[]
}

/** The facts about a reward that decide its status. Times in milliseconds since 1970. */
export interface RewardFacts {
  payableAt: number
  /** Why it is held for a person to review, or `null`. */
  heldFor: Reason | null
  /** Why a person refused it, or `null`. */
  rejectedFor: Reason | null
  isRedeemed: boolean
}

/** Explains a reward at a moment. */
export function explainReward(reward: RewardFacts, now: number): Status<RewardState> {
  if (reward.rejectedFor) return settled('rejected', reward.rejectedFor)
  if (reward.heldFor) {
    return { state: 'held', reason: reward.heldFor, waitingFor: 'brand', earliest: null, signals: [reward.heldFor] }
  }
  if (reward.isRedeemed) return settled('redeemed', 'redeemed')
  if (now < reward.payableAt) {
    return {
      state: 'pending',
      reason: 'hold_period',
      waitingFor: 'time',
      earliest: new Date(reward.payableAt).toISOString(),
    }
  }
  return settled('approved', null)
}

/** The facts about a referral that decide its status. */
export interface ReferralFacts {
  /** The customer has signed up, or is known by an order. */
  hasJoined: boolean
  /** A browser said that the friend bought, and the brand has not confirmed it yet. */
  hasClaimedSale: boolean
  /** The brand confirmed a sale. */
  hasSale: boolean
  /** Why the sale brings the partner nothing, or `null`. */
  missedFor: Reason | null
  /** The partner's rewards from this referral, oldest first. */
  rewards: readonly Status<RewardState>[]
}

/**
 * Explains a referral: it stands where its least advanced reward stands. Before there is one, it waits for the friend;
 * a purchase that only a browser has reported waits for the brand.
 */
export function explainReferral(facts: ReferralFacts): Status<ReferralState> {
  const open = facts.rewards.find((reward) => reward.state === 'pending' || reward.state === 'held')
  if (open) return { ...open, state: 'qualified' }
  const earned = facts.rewards.find((reward) => reward.state !== 'rejected')
  if (earned) return { ...earned, state: 'rewarded' }
  const refused = facts.rewards[0]
  if (refused) return { ...refused, state: 'rejected' }
  if (facts.hasSale && facts.missedFor) return settled('rejected', facts.missedFor)
  if (facts.hasClaimedSale) return waiting(facts.hasJoined ? 'joined' : 'visited', 'unverified', 'brand')
  if (facts.hasJoined) return waiting('joined', 'awaiting_purchase', 'friend')
  return waiting('visited', 'awaiting_sign_up', 'friend')
}

function settled<State extends string>(state: State, reason: Reason | null): Status<State> {
  return { state, reason, waitingFor: null, earliest: null }
}

function waiting<State extends string>(state: State, reason: Reason, waitingFor: WaitingFor): Status<State> {
  return { state, reason, waitingFor, earliest: null }
}
