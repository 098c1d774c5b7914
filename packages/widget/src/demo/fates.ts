import type { Reason, ReferralState, RewardState, WaitingFor } from '@goodword/core'

/** Where a friend stands, where the reward for that does, why, and who must act. */
type Standing = readonly [ReferralState, RewardState | null, Reason | null, WaitingFor]

/** What may become of a friend, as the rules of a backend would have it. */
export const FATES = {
  visited: ['visited', null, 'awaiting_sign_up', 'friend'],
  joined: ['joined', null, 'awaiting_purchase', 'friend'],
  claimed: ['joined', null, 'unverified', 'brand'],
  hold: ['qualified', 'pending', 'hold_period', 'time'],
  review: ['qualified', 'held', 'velocity', 'brand'],
  yours: ['rewarded', 'approved', null, null],
  used: ['rewarded', 'redeemed', 'redeemed', null],
  small: ['rejected', null, 'min_amount', null],
  existing: ['rejected', null, 'existing_customer', null],
  self: ['rejected', 'rejected', 'self_referral', null],
} satisfies Record<string, Standing>

export type Fate = keyof typeof FATES
