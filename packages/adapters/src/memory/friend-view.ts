import { explainReferral, type FriendView } from '@goodword/core'
import { partnerOfCode, type Books } from './books.ts'
import { findFriends, hasClaimedSale, hasVerifiedSale, type Friend } from './friends.ts'
import { settle } from './settle.ts'
import { hideCustomer, isoTime, viewReward } from './views.ts'

/** What the friend of a visit sees of himself, or `null` when nobody reported that visit or nobody has its code. */
export function viewFriend(books: Books, visitId: string): FriendView | null {
  const visit = books.visits.get(visitId)
  if (!visit) return null
  const friend = findFriends(books).find(({ touches }) => touches.some(({ id }) => id === visitId)) ?? null
  const settlements = friend ? settle(books, friend) : []
  const settlement = settlements.find(({ rewards }) => rewards.length > 0) ?? settlements[0]
  const partner = settlement?.partner ?? partnerOfCode(books, visit.code)
  if (!partner) return null

  const rewards = (settlement?.rewards ?? [])
    .filter(({ side }) => side === 'customer')
    .map((due) => hideCustomer(viewReward(books, due)))
  const joined = friend?.deeds.find((deed) => deed.type === 'lead' || deed.isVerified)
  const qualified = settlement?.rewards[0]
  return {
    partner: books.program.showPartnerName && partner.name !== null ? { name: partner.name } : null,
    steps: [
      { id: 'visited', at: isoTime(firstTouch(friend)?.at ?? visit.at) },
      { id: 'joined', at: joined ? isoTime(joined.at) : null },
      { id: 'qualified', at: qualified ? isoTime(qualified.deed.at) : null },
    ],
    status: explainReferral({
      hasJoined: joined !== undefined,
      hasClaimedSale: hasClaimedSale(friend),
      hasSale: hasVerifiedSale(friend),
      missedFor: settlement?.missedFor.customer ?? null,
      rewards: rewards.map(({ status }) => status),
    }),
    rewards: rewards.toReversed(),
    coupon: null,
  }
}

function firstTouch(friend: Friend | null) {
  return friend?.touches.toSorted((a, b) => a.at - b.at)[0]
}
