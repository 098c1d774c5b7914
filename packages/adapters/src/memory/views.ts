import {
  explainReferral,
  explainReward,
  normalizeCode,
  type PartnerView,
  type Referral,
  type Reward,
} from '@goodword/core'
import { hasCode, termsFor, urlOf, type BookedPartner, type Books } from './books.ts'
import { maskEmail } from './email.ts'
import { findFriends } from './friends.ts'
import { settle, type DueReward, type Settlement } from './settle.ts'

/** Everything that every friend brought to everybody. */
export function settleAll(books: Books): Settlement[] {
  return findFriends(books).flatMap((friend) => settle(books, friend))
}

/** A reward with its status explained at this moment of the clock. */
export function viewReward(books: Books, due: DueReward): Reward {
  const review = books.reviews.get(due.id)
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
    code: null,
    status: explainReward(
      {
        payableAt: due.payableAt,
        heldFor: review ? null : due.heldFor,
        rejectedFor: review === 'rejected' ? due.heldFor : null,
        isRedeemed: due.isRedeemed,
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
  const joined = friend.deeds.find((deed) => deed.type === 'lead' || deed.isVerified)
  const rewards = settlement.rewards
    .filter(({ side }) => side === 'partner')
    .map((due) => hideCustomer(viewReward(books, due)))
  const orders = new Set(friend.deeds.filter((deed) => deed.isVerified).map((deed) => deed.orderId))
  return {
    id: `${partner.id}.${friend.key}`,
    partnerId: partner.id,
    friend: { name: friend.name, email: friend.email === null ? null : maskEmail(friend.email) },
    source: { code: visited?.code ?? partner.links[0]!.code, label: null, channel: null },
    visitedAt: visited ? isoTime(visited.at) : null,
    joinedAt: joined ? isoTime(joined.at) : null,
    qualifiedAt: settlement.rewards[0] ? isoTime(settlement.rewards[0].deed.at) : null,
    rewards: rewards.toReversed(),
    status: explainReferral({
      hasJoined: joined !== undefined,
      hasClaimedSale: friend.deeds.some((deed) => deed.type === 'sale' && !orders.has(deed.orderId)),
      hasSale: friend.deeds.some((deed) => deed.type === 'sale' && deed.isVerified),
      missedFor: settlement.missedFor,
      rewards: rewards.map(({ status }) => status),
    }),
  }
}

/** A partner's token does not show how the host names his customers. */
export function hideCustomer(reward: Reward): Reward {
  return { ...reward, customerId: null }
}

/** A partner as he sees himself. */
export function viewPartner(books: Books, partner: BookedPartner, limited: boolean): PartnerView {
  return {
    id: partner.id,
    kind: partner.kind,
    status: partner.statuses.at(-1)!.status,
    name: partner.name,
    links: partner.links.map(({ id, code }) => ({
      id,
      url: urlOf(books, code),
      code,
      label: null,
      clicks: [...books.visits.values()].filter((visit) => visit.isClick && visit.code === normalizeCode(code)).length,
    })),
    coupon: null,
    offer: termsFor(books, partner.kind),
    tier: null,
    terms: null,
    locale: null,
    limited,
    can: [],
  }
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
