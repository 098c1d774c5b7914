import { DAY_MS, GoodwordError, type Earned, type Reward, type RewardState, type Summary } from '@goodword/core'
import { partnerOfCode, type Books } from './books.ts'
import type { BookedPartner } from './facts.ts'
import { groupBy } from './group.ts'
import { isoTime } from './iso-time.ts'
import { settleAll, viewReward } from './views.ts'

/** One thing that counts in a summary, at its moment. */
type Entry = { at: number } & ({ what: 'click' | 'lead' | 'sale' } | { what: 'reward'; reward: Reward })

/** Where a reward is counted, or `null` when it is worth nothing any more. What is on its way to be paid is approved until it is. */
const COLUMNS = {
  pending: 'pending',
  held: 'held',
  approved: 'approved',
  in_payout: 'approved',
  paid: 'paid',
  redeemed: 'paid',
  reversed: 'reversed',
  expired: null,
  rejected: null,
} as const satisfies Record<RewardState, keyof Earned | null>

/** A partner's figures in `[from, to)`. A day is a day of UTC. Rejects with `invalid` when the range is none. */
export function summarize(
  books: Books,
  partner: BookedPartner,
  range: { from: string; to: string; by?: 'day' },
): Summary {
  const from = Date.parse(range.from)
  const to = Date.parse(range.to)
  if (!(from <= to))
    throw new GoodwordError('invalid', 'The range is no range: send two RFC 3339 times, from before to.')
  const entries = entriesOf(books, partner)
  const days = range.by === 'day' ? daysBetween(from, to) : []
  return {
    from: isoTime(from),
    to: isoTime(to),
    ...count(within(entries, from, to)),
    earned: addUp(rewardsIn(within(entries, from, to))),
    series: days.map((day) => {
      const ofDay = within(entries, Math.max(day, from), Math.min(day + DAY_MS, to))
      return { at: isoTime(day), ...count(ofDay), earned: addByCurrency(rewardsIn(ofDay)) }
    }),
  }
}

function entriesOf(books: Books, partner: BookedPartner): Entry[] {
  const clicks = [...books.visits.values()].filter(
    (visit) => visit.isClick && partnerOfCode(books, visit.code) === partner,
  )
  const friends = settleAll(books).filter((settlement) => settlement.partner === partner)
  return [
    ...clicks.map(({ at }): Entry => ({ what: 'click', at })),
    ...friends.flatMap(({ friend, rewards }): Entry[] => [
      // A person signs up once, however often it is reported.
      ...friend.deeds
        .filter(({ type }) => type === 'lead')
        .slice(0, 1)
        .map(({ at }): Entry => ({ what: 'lead', at })),
      ...friend.deeds
        .filter(({ type, isVerified }) => type === 'sale' && isVerified)
        .map(({ at }): Entry => ({ what: 'sale', at })),
      ...rewards
        .filter(({ side }) => side === 'partner')
        .map((due): Entry => ({ what: 'reward', at: due.deed.at, reward: viewReward(books, due) })),
    ]),
  ]
}

function within(entries: readonly Entry[], from: number, to: number): Entry[] {
  return entries.filter(({ at }) => from <= at && at < to)
}

function count(entries: readonly Entry[]): { clicks: number; leads: number; sales: number } {
  const of = (what: Entry['what']) => entries.filter((entry) => entry.what === what).length
  return { clicks: of('click'), leads: of('lead'), sales: of('sale') }
}

function rewardsIn(entries: readonly Entry[]): Reward[] {
  return entries.flatMap((entry) => (entry.what === 'reward' ? [entry.reward] : []))
}

function addUp(rewards: readonly Reward[]): Earned[] {
  const totals = new Map<string, Earned>()
  for (const { currency, form, amount, status } of rewards) {
    const key = `${currency} ${form}`
    const total = totals.get(key) ?? { currency, form, pending: 0, held: 0, approved: 0, paid: 0, reversed: 0 }
    const column = COLUMNS[status.state]
    if (column) total[column] += amount
    totals.set(key, total)
  }
  return [...totals.values()]
}

function addByCurrency(rewards: readonly Reward[]): { currency: string; amount: number }[] {
  const groups = groupBy(
    rewards.filter(({ status }) => COLUMNS[status.state] !== null),
    ({ currency }) => currency,
  )
  return [...groups].map(([currency, group]) => ({
    currency,
    amount: group.reduce((sum, { amount }) => sum + amount, 0),
  }))
}

/** The beginnings of the days of UTC that a range touches. */
function daysBetween(from: number, to: number): number[] {
  const first = Math.floor(from / DAY_MS)
  const end = Math.ceil(to / DAY_MS)
  return Array.from({ length: end - first }, (_, index) => (first + index) * DAY_MS)
}
