import type { Leaderboard } from '@goodword/core'
import type { BookedPartner, Books } from './books.ts'
import { isoTime, settleAll } from './views.ts'

const SHOWN = 10

/** Who brought most friends in this month of UTC, as one of them sees it. */
export function viewLeaderboard(books: Books, reader: BookedPartner, minimum: number): Leaderboard {
  const now = new Date(books.clock.now())
  const [from, to] = [0, 1].map((months) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months))
  const counts = countFriends(books, from!, to!)
  const ranked = [...counts].toSorted(([a, many], [b, more]) => more - many || (a.id < b.id ? -1 : 1))
  const rows = ranked.map(([partner, friends]) => ({
    rank: ranked.filter(([, more]) => more > friends).length + 1,
    name: partner.isListed || partner === reader ? partner.name : null,
    friends,
    isMe: partner === reader,
  }))
  return {
    from: isoTime(from!),
    to: isoTime(to!),
    rows: rows.length < minimum ? [] : rows.filter(({ isMe }, place) => place < SHOWN || isMe),
    people: rows.length,
    minimum,
  }
}

/** A friend counts when the host confirmed something of his for the first time, for whom it is credited to. */
function countFriends(books: Books, from: number, to: number): Map<BookedPartner, number> {
  const counts = new Map<BookedPartner, number>()
  for (const { friend, partner } of settleAll(books)) {
    const first = friend.deeds.find(({ isVerified }) => isVerified)
    if (!first || first.at < from || first.at >= to) continue
    if (partner.isProvisional || partner.statuses.at(-1)?.status === 'closed') continue
    counts.set(partner, (counts.get(partner) ?? 0) + 1)
  }
  return counts
}
