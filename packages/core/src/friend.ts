import type { Reward } from './reward.ts'
import type { ReferralState, Status } from './status.ts'

/** What a friend who came by a link sees of himself. Carries no address and no id of anybody. */
export interface FriendView {
  /** Who sent him, or `null` when the partner did not agree to be named. */
  partner: { name: string } | null
  /** The way to the reward, in order: `visited`, `joined`, `qualified`. `at` is RFC 3339, or `null` while it is still ahead. */
  steps: { id: 'visited' | 'joined' | 'qualified'; at: string | null }[]
  status: Status<ReferralState>
  /** The friend's own rewards, newest first; empty before there are any. */
  rewards: Reward[]
  /** A coupon code to type at the checkout, or `null`. */
  coupon: string | null
}
