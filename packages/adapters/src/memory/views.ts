import {
  explainReferral,
  explainReward,
  normalizeCode,
  type Link,
  type PartnerView,
  type Referral,
  type Reward,
} from '@goodword/core'
import { hasCode, urlOf, type BookedLink, type BookedPartner, type Books } from './books.ts'
import { maskEmail } from './email.ts'
import { findFriends, hasClaimedSale, hasVerifiedSale } from './friends.ts'
import { generosityOf, termsFor } from './generosity.ts'
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
    code: books.redeemed.get(due.id) ?? null,
    status: explainReward(
      {
        payableAt: due.payableAt,
        heldFor: review ? null : due.heldFor,
        rejectedFor: review === 'rejected' ? due.heldFor : null,
        isRedeemed: due.isRedeemed || books.redeemed.has(due.id),
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
  return {
    id: `${partner.id}.${friend.key}`,
    partnerId: partner.id,
    friend: { name: friend.name, email: friend.email === null ? null : maskEmail(friend.email) },
    source: sourceOf(partner, visited?.code),
    visitedAt: visited ? isoTime(visited.at) : null,
    joinedAt: joined ? isoTime(joined.at) : null,
    qualifiedAt: settlement.rewards[0] ? isoTime(settlement.rewards[0].deed.at) : null,
    rewards: rewards.toReversed(),
    status: explainReferral({
      hasJoined: joined !== undefined,
      hasClaimedSale: hasClaimedSale(friend),
      hasSale: hasVerifiedSale(friend),
      missedFor: settlement.missedFor.partner,
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
  const now = books.clock.now()
  return {
    id: partner.id,
    kind: partner.kind,
    status: partner.statuses.at(-1)!.status,
    name: partner.name,
    links: partner.links.map((link) => viewLink(books, link)),
    coupon: null,
    offer: termsFor(books, partner, now),
    tier: null,
    terms: null,
    locale: partner.locale,
    limited,
    can: limited ? [] : abilitiesIn(books),
    generosity: limited ? null : generosityOf(books, partner, now),
    ...(books.program.leaderboard && { isListed: partner.isListed }),
  }
}

/** A link with its clicks so far. */
export function viewLink(books: Books, link: BookedLink): Link {
  const code = normalizeCode(link.code)
  const clicks = [...books.visits.values()].filter((visit) => visit.isClick && visit.code === code).length
  return { id: link.id, url: urlOf(books, link), code: link.code, label: link.label, clicks }
}

/** By which of his links a friend came. Who came by none is counted for the first. */
function sourceOf(partner: BookedPartner, code: string | undefined): Referral['source'] {
  const link = partner.links.find((link) => code !== undefined && normalizeCode(link.code) === normalizeCode(code))
  return { code: code ?? partner.links[0]!.code, label: link?.label ?? null, channel: null }
}

/** What a partner may do beyond reading. */
function abilitiesIn({ program }: Books): string[] {
  const abilities = {
    links: true,
    invite: program.invites,
    redeem: program.redeem,
    claim: program.claims,
    leaderboard: program.leaderboard,
  }
  return Object.entries(abilities).flatMap(([name, isOn]) => (isOn ? [name] : []))
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
