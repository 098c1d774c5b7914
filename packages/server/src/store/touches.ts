import { sql, type Insertable } from 'kysely'
import type { CodeState } from '@goodword/core'
import { inStatements } from './insert.ts'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'

export type NewTouch = Insertable<Tables['touch']>

/** Unique clicks are counted per visit, code and hour. */
const HOUR_MS = 3_600_000

/**
 * Writes touches down. What is known of one from several events comes together the same way in any order: the click itself
 * outranks a mention, then the earlier time; automation only while nothing else was heard.
 */
export async function upsertTouches(tx: Db, touches: readonly NewTouch[]): Promise<void> {
  for (const some of inStatements(mergeTouches(touches))) {
    await tx
      .insertInto('touch')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['program_id', 'visit_id', 'code']).doUpdateSet({
          at: sql<number>`CASE
            WHEN excluded.seen = touch.seen THEN LEAST(excluded.at, touch.at)
            WHEN excluded.seen THEN excluded.at
            ELSE touch.at END`,
          seen: sql<boolean>`excluded.seen OR touch.seen`,
          ignored: sql<boolean>`excluded.ignored AND touch.ignored`,
          page: sql<string | null>`COALESCE(touch.page, excluded.page)`,
          referrer: sql<string | null>`COALESCE(touch.referrer, excluded.referrer)`,
        }),
      )
      .execute()
  }
}

/** One row per key, since a statement may not touch a row twice: the same merging as in the database. */
function mergeTouches(touches: readonly NewTouch[]): NewTouch[] {
  const merged = new Map<string, NewTouch>()
  for (const touch of touches) {
    const key = `${touch.visit_id} ${touch.code}`
    const known = merged.get(key)
    merged.set(key, known === undefined ? touch : mergeTwo(known, touch))
  }
  return [...merged.values()]
}

function mergeTwo(a: NewTouch, b: NewTouch): NewTouch {
  const at = a.seen === b.seen ? Math.min(a.at, b.at) : a.seen ? a.at : b.at
  return {
    ...a,
    at,
    seen: a.seen || b.seen,
    ignored: a.ignored && b.ignored,
    page: a.page ?? b.page ?? null,
    referrer: a.referrer ?? b.referrer ?? null,
  }
}

/** Remembers which visit displaced which. */
export async function insertChain(
  tx: Db,
  programId: string,
  pairs: readonly { visitId: string; previousId: string }[],
): Promise<void> {
  for (const some of inStatements(pairs)) {
    await tx
      .insertInto('visit_chain')
      .values(some.map((pair) => ({ program_id: programId, visit_id: pair.visitId, previous_id: pair.previousId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Counts clicks, each visit, code and hour once. */
export async function countClicks(
  tx: Db,
  programId: string,
  clicks: readonly { code: string; visitId: string; at: number }[],
): Promise<void> {
  for (const some of inStatements(clicks)) {
    await tx
      .insertInto('click')
      .values(
        some.map(({ code, visitId, at }) => ({
          program_id: programId,
          code,
          visit_id: visitId,
          hour: Math.floor(at / HOUR_MS),
          at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Whose codes are and how they stand. Codes that nobody has are absent. */
export async function readCodes(
  db: Db,
  programId: string,
  codes: readonly string[],
): Promise<Map<string, { partnerId: string; state: CodeState }>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('link')
    .innerJoin('partner', (join) =>
      join.onRef('partner.program_id', '=', 'link.program_id').onRef('partner.id', '=', 'link.partner_id'),
    )
    .select(['link.code', 'partner.id', 'partner.status'])
    .where('link.program_id', '=', programId)
    .where('link.code', 'in', [...new Set(codes)])
    .execute()
  return new Map(
    rows.map((row) => [row.code, { partnerId: row.id, state: row.status === 'active' ? 'known' : 'paused' }]),
  )
}

/** The visits with all that they displaced, and who displaced whom. */
export async function readChains(
  db: Db,
  programId: string,
  visitIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (visitIds.length === 0) return new Map()
  const { rows } = await sql<{ visit_id: string; previous_id: string }>`
    WITH RECURSIVE chain AS (
      SELECT visit_id, previous_id FROM visit_chain
      WHERE program_id = ${programId} AND visit_id IN (${sql.join([...visitIds])})
      UNION
      SELECT older.visit_id, older.previous_id FROM visit_chain older
      JOIN chain ON older.visit_id = chain.previous_id
      WHERE older.program_id = ${programId}
    )
    SELECT visit_id, previous_id FROM chain`.execute(db)
  const previous = new Map<string, string[]>()
  for (const row of rows) previous.set(row.visit_id, [...(previous.get(row.visit_id) ?? []), row.previous_id])
  return previous
}

/** The customers on whom these visits bear: they, or visits that displaced them, stand in a conversion of theirs. */
export async function readCustomersOfVisits(db: Db, programId: string, visitIds: readonly string[]): Promise<string[]> {
  if (visitIds.length === 0) return []
  const { rows } = await sql<{ customer_key: string }>`
    WITH RECURSIVE later AS (
      SELECT key AS visit_id FROM unnest(ARRAY[${sql.join([...visitIds])}]::text[]) AS key
      UNION
      SELECT newer.visit_id FROM visit_chain newer
      JOIN later ON newer.previous_id = later.visit_id
      WHERE newer.program_id = ${programId}
    )
    SELECT DISTINCT customer_key FROM conversion
    WHERE program_id = ${programId} AND visit_id IN (SELECT visit_id FROM later)`.execute(db)
  return rows.map((row) => row.customer_key)
}
