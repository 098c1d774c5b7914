import { sql } from 'kysely'
import { inStatements } from './insert.ts'
import type { Db } from './store.ts'

/**
 * Writes down event ids and answers those that are new. An id is known per program and per kind of sender: a browser's
 * claim never takes the place of what the host's server says.
 */
export async function insertEventIds(
  tx: Db,
  programId: string,
  verified: boolean,
  eventIds: readonly string[],
): Promise<Set<string>> {
  const fresh = new Set<string>()
  const distinct = [...new Set(eventIds)].sort()
  for (const ids of inStatements(distinct)) {
    const rows = await tx
      .insertInto('event')
      .values(ids.map((event_id) => ({ program_id: programId, verified, event_id })))
      .onConflict((conflict) => conflict.columns(['program_id', 'verified', 'event_id']).doNothing())
      .returning('event_id')
      .execute()
    for (const row of rows) fresh.add(row.event_id)
  }
  return fresh
}

/**
 * Takes the lock on every key of a customer that the transaction is about to touch, in one order, until it ends. Two transactions that
 * know the same person by the same key therefore run one after the other, and the later one sees all of the earlier one.
 * Answers the keys nobody had named before: nothing else can depend on those.
 */
export async function lockIdentities(tx: Db, programId: string, keys: readonly string[]): Promise<Set<string>> {
  const sorted = [...new Set(keys)].sort()
  const fresh = new Set<string>()
  for (const some of inStatements(sorted)) {
    const inserted = await tx
      .insertInto('identity')
      .values(some.map((key) => ({ program_id: programId, key })))
      .onConflict((conflict) => conflict.columns(['program_id', 'key']).doNothing())
      .returning('key')
      .execute()
    for (const row of inserted) fresh.add(row.key)
  }
  const known = sorted.filter((key) => !fresh.has(key))
  for (const some of inStatements(known)) {
    await tx
      .selectFrom('identity')
      .select('key')
      .where('program_id', '=', programId)
      .where('key', 'in', some)
      .orderBy('key')
      .forUpdate()
      .execute()
  }
  return fresh
}

/** The time of a link drawn twice: the verified one's, else the earlier one's. So the order of arrival leaves no trace. */
export const EARLIER_LINK = sql<number>`CASE
  WHEN excluded.verified = identity_link.verified THEN LEAST(excluded.at, identity_link.at)
  WHEN excluded.verified THEN excluded.at
  ELSE identity_link.at END`
