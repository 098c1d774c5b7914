import { sql } from 'kysely'
import type { Standing } from '../rules/leaderboard.ts'
import type { Db } from './store.ts'

/** The calendar month that a moment lies in, where the program lives: `[from, to)` in milliseconds. */
export async function readMonth(db: Db, timeZone: string, at: number): Promise<{ from: number; to: number }> {
  const { rows } = await sql<{ from: number; to: number }>`
    SELECT (extract(epoch FROM month AT TIME ZONE ${timeZone}) * 1000)::bigint AS "from",
      (extract(epoch FROM (month + interval '1 month') AT TIME ZONE ${timeZone}) * 1000)::bigint AS "to"
    FROM date_trunc('month', to_timestamp(${at} / 1000.0) AT TIME ZONE ${timeZone}) AS month`.execute(db)
  return rows[0]!
}

/**
 * How many friends each partner brought in a time: customers whose first verified conversion lies in it and is credited to him.
 * Left out are closed partners and provisional ones, whose address nobody has proven yet.
 */
export async function countFriends(
  db: Db,
  programId: string,
  { from, to }: { from: number; to: number },
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    SELECT partner.id AS "partnerId", partner.name, partner.is_listed AS "isListed", count(*) AS friends
    FROM conversion
    JOIN partner ON partner.program_id = conversion.program_id AND partner.id = conversion.partner_id
    WHERE conversion.program_id = ${programId} AND conversion.verified
      AND conversion.at >= ${from} AND conversion.at < ${to}
      AND partner.status <> 'closed' AND partner.merged_into IS NULL
      AND (partner.external_id IS NOT NULL OR partner.email IS NULL OR partner.has_proven_email)
      AND NOT EXISTS (
        SELECT FROM conversion AS earlier
        WHERE earlier.program_id = conversion.program_id AND earlier.customer_key = conversion.customer_key
          AND earlier.verified
          AND (earlier.at, earlier.received_at, earlier.id COLLATE "C")
            < (conversion.at, conversion.received_at, conversion.id COLLATE "C")
      )
    GROUP BY partner.program_id, partner.id`.execute(db)
  return rows
}
