import { explainReferral, explainReward, type Referral, type ReferralFacts, type Reward } from '@goodword/core'
import { hasCode, linkOfCode, type Books } from './books.ts'
import { maskEmail } from './email.ts'
import { findFriends, type Friend } from './friends.ts'
import { isoTime } from './iso-time.ts'
import { settle, type DueReward, type Settlement } from './settle.ts'

/** Everything that every friend brought to everybody. */
export function settleAll(books: Books): Settlement[] {
  return findFriends(books).flatMap((friend) => settle(books, friend))
}

/** A reward with its status explained at this moment of the clock. */
export function viewReward(books: Books, due: DueReward): Reward {
  const review = books.reviews.get(due.id)
  const code = books.redemptions.get(due.id) ?? null
  const { deed, rule } = due
  return {
    id: due.id,
    side: due.side,
    form: rule.form,
    partnerId: due.partner.id,
    customerId: due.friend.customerId,
    conversionId: deed.id,
    ruleId: rule.ruleId,
    offerVersion: 1,
    weightPpm: 1_000_000,
    base: deed.amount,
    amount: due.amount,
    originalAmount: due.amount,
    currency: due.currency,
    cappedFrom: null,
    fx: null,
    flags: [],
    earnedAt: isoTime(deed.at),
    payableAt: isoTime(due.payableAt),
    expiresAt: null,
    code,
    status: explainReward(
      {
        payableAt: due.payableAt,
        heldFor: review ? null : due.heldFor,
        rejectedFor: review === 'rejected' ? due.heldFor : null,
        isRedeemed: due.isRedeemed || code !== null,
      },
      books.clock.now(),
    ),
  }
}

/** A referral with its status explained. The partner sees his own rewards and a masked address. */
export function viewReferral(books: Books, settlement: Settlement): Referral {
  const { friend, partner } = settlement
  const touches = friend.touches.filter((touch) => hasCode(partner, touch.code))
  const visited = touches.toSorted((a, b) => a.at - b.at)[0]
  const link = (visited && linkOfCode(partner, visited.code)) ?? partner.links[0]!
  const { joinedAt, ...progress } = progressOf(friend)
  const rewards = settlement.rewards
    .filter(({ side }) => side === 'partner')
    .map((due) => hideCustomer(viewReward(books, due)))
  return {
    id: `${partner.id}.${friend.key}`,
    partnerId: partner.id,
    friend: { name: friend.name, email: friend.email === null ? null : maskEmail(friend.email) },
    source: { code: visited?.code ?? link.code, label: link.label, channel: null },
    visitedAt: visited ? isoTime(visited.at) : null,
    joinedAt: joinedAt === null ? null : isoTime(joinedAt),
    qualifiedAt: settlement.rewards[0] ? isoTime(settlement.rewards[0].deed.at) : null,
    rewards: rewards.toReversed(),
    status: explainReferral({
      ...progress,
      missedFor: settlement.missedFor.partner,
      rewards: rewards.map(({ status }) => status),
    }),
  }
}

/** How far a friend has come, whoever earns by it. */
export function progressOf({
  deeds,
  claim,
}: Friend): Pick<ReferralFacts, 'hasJoined' | 'hasClaimedSale' | 'hasSale'> & { joinedAt: number | null } {
  // Who says who had sent him is signed in at the host's.
  const joined = deeds.find((deed) => deed.type === 'lead' || deed.isVerified) ?? claim
  const orders = new Set(deeds.filter((deed) => deed.isVerified).map((deed) => deed.orderId))
  return {
    joinedAt: joined?.at ?? null,
    hasJoined: joined !== null,
    hasClaimedSale: deeds.some((deed) => deed.type === 'sale' && !orders.has(deed.orderId)),
    hasSale: deeds.some((deed) => deed.type === 'sale' && deed.isVerified),
  }
}

/** A partner's token does not show how the host names his customers. */
export function hideCustomer(reward: Reward): Reward {
  return { ...reward, customerId: null }
}
