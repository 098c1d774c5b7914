import { explainReferral, type FriendView } from '@goodword/core'
import type { ProgramSettings } from '@goodword/core/wire/schemas'
import type { FriendRow } from '../store/friends.ts'
import { statusOfReward, viewReward } from './reward.ts'
import { iso, isoOrNull } from './time.ts'

/** A friend as he sees himself. Whoever holds the visit's id reads it, so it says nobody's address and no id of the host's. */
export function viewFriend(friend: FriendRow, settings: ProgramSettings, now: number): FriendView {
  const { partnerName, visitedAt, joinedAt, referral, rewards } = friend
  return {
    partner: settings.showPartnerName && partnerName !== null ? { name: partnerName } : null,
    steps: [
      { id: 'visited', at: iso(visitedAt) },
      { id: 'joined', at: isoOrNull(joinedAt) },
      { id: 'qualified', at: isoOrNull(referral?.qualified_at ?? null) },
    ],
    status: explainReferral({
      hasJoined: joinedAt !== null,
      hasClaimedSale: referral?.has_claimed_sale ?? false,
      hasSale: referral?.has_sale ?? false,
      missedFor: referral?.friend_missed_for ?? null,
      rewards: rewards.map((reward) => statusOfReward(reward, now)),
    }),
    rewards: [...rewards].reverse().map((reward) => viewReward(reward, now, 'friend')),
    coupon: null,
  }
}
