import type { Leaderboard } from '@goodword/core'

/** How many stand there beside the reader. */
const ROWS = 10

/** A partner with the friends he brought; at least one. */
export interface Standing {
  partnerId: string
  name: string | null
  /** He agreed that others read his name. */
  isListed: boolean
  friends: number
}

/**
 * The rows that one reader sees, best first, equals in the order of their ids and with one rank. The first ten, and his own wherever
 * it stands. Whoever has not agreed has no name there, except for himself.
 */
export function rankPartners(standings: readonly Standing[], readerId: string): Leaderboard['rows'] {
  const ordered = [...standings].sort((a, b) => b.friends - a.friends || (a.partnerId < b.partnerId ? -1 : 1))
  return ordered
    .map((one) => ({ ...one, rank: ordered.findIndex((other) => other.friends === one.friends) + 1 }))
    .filter((one, index) => index < ROWS || one.partnerId === readerId)
    .map(({ partnerId, name, isListed, rank, friends }) => {
      const isMe = partnerId === readerId
      return { rank, name: isMe || isListed ? name : null, friends, isMe }
    })
}
