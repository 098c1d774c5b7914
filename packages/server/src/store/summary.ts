import type { Earned } from '@goodword/core'
import { sql } from 'kysely'
import type { RewardRow } from '../views/reward.ts'
import { statusOfReward } from '../views/reward.ts'
import type { Db } from './store.ts'

/** Whose figures, and over which time: `[from, to)` in milliseconds. */
export interface Span {
  programId: string
  partnerId: string
  from: number
  to: number
}

/** Figures of one day of the program's time zone, which begins at `at`. */
export interface Day {
  at: number
  clicks: number
  leads: number
  sales: number
  earned: { currency: string; amount: number }[]
}

/** What happened to a partner in that time. */
export async function countSpan(db: Db, span: Span): Promise<{ clicks: number; leads: number; sales: number }> {
  const events = await readEvents(db, span, sql<number>`0`)
  const sum = (kind: string) => events.filter((row) => row.kind === kind).reduce((total, row) => total + row.count, 0)
  return { clicks: sum('click'), leads: sum('lead'), sales: sum('sale') }
}

/** What he earned in that time, by currency and form and by where it stands now. Money of two currencies is never added. */
export async function sumEarned(db: Db, span: Span, now: number): Promise<Earned[]> {
  const sums = new Map<string, Earned>()
  for (const reward of await readRewards(db, span)) {
    const { currency, form } = reward
    const key = `${currency} ${form}`
    const sum = sums.get(key) ?? { currency, form, pending: 0, held: 0, approved: 0, paid: 0, reversed: 0 }
    sums.set(key, sum)
    const { state } = statusOfReward(reward, now)
    if (state === 'pending' || state === 'held' || state === 'approved') sum[state] += reward.amount
    // A redeemed reward has reached its owner.
    if (state === 'redeemed') sum.paid += reward.amount
  }
  return [...sums.values()]
}

/** The same by day, every day of the span, the first and the last cut to it. */
export async function countDays(db: Db, span: Span, timeZone: string, now: number): Promise<Day[]> {
  const starts = await readDayStarts(db, span, timeZone)
  const days = new Map(starts.map((at) => [at, { at, clicks: 0, leads: 0, sales: 0, earned: [] } as Day]))
  for (const { kind, day, count } of await readEvents(db, span, dayStart(sql.ref('at'), timeZone))) {
    const entry = days.get(day)
    if (entry) entry[`${kind}s`] += count
  }
  for (const reward of await readRewards(db, span)) {
    if (statusOfReward(reward, now).state === 'rejected') continue
    const day = days.get(starts.findLast((at) => at <= reward.earned_at) ?? Number.NaN)
    const sum = day?.earned.find((one) => one.currency === reward.currency)
    if (sum) sum.amount += reward.amount
    else day?.earned.push({ currency: reward.currency, amount: reward.amount })
  }
  return [...days.values()]
}

/** The beginning of the calendar day that a moment lies in, where the program lives. */
function dayStart(at: ReturnType<typeof sql.ref>, timeZone: string) {
  return sql<number>`(extract(epoch FROM date_trunc('day', to_timestamp(${at} / 1000.0) AT TIME ZONE ${timeZone})
    AT TIME ZONE ${timeZone}) * 1000)::bigint`
}

async function readEvents(db: Db, span: Span, day: ReturnType<typeof sql<number>>) {
  const { programId, partnerId, from, to } = span
  const { rows } = await sql<{ kind: 'click' | 'lead' | 'sale'; day: number; count: number }>`
    SELECT kind, ${day} AS day, count(*) AS count FROM (
      SELECT 'click' AS kind, click.at FROM click
        JOIN link ON link.program_id = click.program_id AND link.code = click.code
        WHERE click.program_id = ${programId} AND link.partner_id = ${partnerId}
      UNION ALL
      SELECT 'lead', joined_at FROM referral
        WHERE program_id = ${programId} AND partner_id = ${partnerId} AND joined_at IS NOT NULL
      UNION ALL
      SELECT 'sale', at FROM conversion
        WHERE program_id = ${programId} AND partner_id = ${partnerId} AND type = 'sale' AND verified
    ) AS happened
    WHERE at >= ${from} AND at < ${to}
    GROUP BY 1, 2`.execute(db)
  return rows
}

async function readRewards(db: Db, { programId, partnerId, from, to }: Span): Promise<RewardRow[]> {
  return db
    .selectFrom('reward')
    .selectAll()
    .where('program_id', '=', programId)
    .where('partner_id', '=', partnerId)
    .where('side', '=', 'partner')
    .where('earned_at', '>=', from)
    .where('earned_at', '<', to)
    .execute()
}

async function readDayStarts(db: Db, { from, to }: Span, timeZone: string): Promise<number[]> {
  const { rows } = await sql<{ at: number }>`
    SELECT (extract(epoch FROM day AT TIME ZONE ${timeZone}) * 1000)::bigint AS at
    FROM generate_series(
      date_trunc('day', to_timestamp(${from} / 1000.0) AT TIME ZONE ${timeZone}),
      to_timestamp((${to}::bigint - 1) / 1000.0) AT TIME ZONE ${timeZone},
      interval '1 day'
    ) AS day
    ORDER BY 1`.execute(db)
  return rows.map((row) => row.at)
}
