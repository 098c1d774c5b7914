import type { Reward } from './reward.ts'
import type { ReferralState, Status } from './status.ts'

/** One friend of one partner, and how far it got. */
export interface Referral {
  id: string
  partnerId: string
  /** Who it is, as far as the reader may know. A partner sees the name the friend gave and a masked address (`j***@a***.com`). */
  friend: { name: string | null; email: string | null }
  /** Where the friend came from. */
  source: { code: string; label: string | null; channel: string | null }
  /** RFC 3339, or `null` when the click was never seen. */
  visitedAt: string | null
  /** RFC 3339, or `null`. */
  joinedAt: string | null
  /** When the first reward was earned, RFC 3339, or `null`. */
  qualifiedAt: string | null
  /** The partner's rewards from this friend, newest first; empty before there are any. */
  rewards: Reward[]
  status: Status<ReferralState>
}
