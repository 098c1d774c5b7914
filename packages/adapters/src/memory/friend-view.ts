import { explainReferral, type FriendView, type Visit } from '@goodword/core'
import { nameFor, partnerOfCode, type Books } from './books.ts'
import { findFriends, type Friend } from './friends.ts'
import { isoTime } from './iso-time.ts'
import { settle } from './settle.ts'
import { hideCustomer, progressOf, viewReward } from './views.ts'

/** What the friend of a visit sees of himself; `null` for a visit that nobody reported, or by a code that nobody has. */
export function viewFriend(books: Books, { id }: Pick<Visit, 'id'>): FriendView | null {
  const visit = books.visits.get(id)
  const partner = visit && partnerOfCode(books, visit.code)
  if (!partner) return null
  const friend = findFriends(books).find(({ touches }) => touches.some((touch) => touch.id === id))
  const own = friend ? viewOwn(books, friend) : viewStranger()
  return {
    partner: nameFor(books, partner),
    steps: [
      { id: 'visited', at: isoTime(visit.at) },
      { id: 'joined', at: own.joinedAt },
      { id: 'qualified', at: own.qualifiedAt },
    ],
    status: own.status,
    rewards: own.rewards,
    coupon: null,
  }
}

type Own = Pick<FriendView, 'status' | 'rewards'> & { joinedAt: string | null; qualifiedAt: string | null }

/** Who came by a link and was not seen again. */
function viewStranger(): Own {
  const facts = { hasJoined: false, hasClaimedSale: false, hasSale: false, missedFor: null, rewards: [] }
  return { joinedAt: null, qualifiedAt: null, rewards: [], status: explainReferral(facts) }
}

function viewOwn(books: Books, friend: Friend): Own {
  const settlements = settle(books, friend)
  const due = settlements.flatMap(({ rewards }) => rewards).toSorted((a, b) => a.deed.at - b.deed.at)
  const rewards = due.filter(({ side }) => side === 'customer').map((reward) => hideCustomer(viewReward(books, reward)))
  const { joinedAt, ...progress } = progressOf(friend)
  return {
    joinedAt: joinedAt === null ? null : isoTime(joinedAt),
    qualifiedAt: due[0] ? isoTime(due[0].deed.at) : null,
    rewards: rewards.toReversed(),
    status: explainReferral({
      ...progress,
      missedFor: settlements.map(({ missedFor }) => missedFor.customer).find((reason) => reason !== null) ?? null,
      rewards: rewards.map(({ status }) => status),
    }),
  }
}
