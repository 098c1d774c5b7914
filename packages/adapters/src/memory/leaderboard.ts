import type { Leaderboard } from '@goodword/core'
import type { Books } from './books.ts'
import type { BookedPartner } from './facts.ts'
import { findFriends } from './friends.ts'
import { isoTime } from './iso-time.ts'
import { creditFor } from './settle.ts'

const MAX_ROWS = 10

/** Who brought most friends in the current month of UTC, as this partner may read it. */
export function rankPartners(books: Books, reader: BookedPartner): Leaderboard {
  const { minimum } = books.program.leaderboard!
  const { from, to } = monthOf(books.clock.now())
  const standings = countFriends(books, from, to)
  const rows = standings.map(({ partner, friends }) => ({
    rank: 1 + standings.filter((other) => other.friends > friends).length,
    name: partner.isListed || partner === reader ? partner.name : null,
    friends,
    isMe: partner === reader,
  }))
  const isEnough = standings.length >= minimum
  return {
    from: isoTime(from),
    to: isoTime(to),
    rows: isEnough ? rows.filter(({ isMe }, index) => index < MAX_ROWS || isMe) : [],
    people: standings.length,
    minimum,
  }
}

function monthOf(now: number): { from: number; to: number } {
  const date = new Date(now)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1) }
}

/** How many friends each partner brought, best first: a friend counts when he did something that the host confirmed for the first time. */
function countFriends(books: Books, from: number, to: number): { partner: BookedPartner; friends: number }[] {
  const counts = new Map<BookedPartner, number>()
  for (const friend of findFriends(books)) {
    const first = friend.deeds.find(({ isVerified }) => isVerified)
    if (!first || first.at < from || first.at >= to) continue
    const partner = creditFor(books, friend, first)?.partner
    if (partner && standsThere(partner)) counts.set(partner, (counts.get(partner) ?? 0) + 1)
  }
  return [...counts]
    .map(([partner, friends]) => ({ partner, friends }))
    .toSorted((a, b) => b.friends - a.friends || (a.partner.id < b.partner.id ? -1 : 1))
}

function standsThere({ isProvisional, statuses }: BookedPartner): boolean {
  return !isProvisional && statuses.at(-1)?.status !== 'closed'
}
