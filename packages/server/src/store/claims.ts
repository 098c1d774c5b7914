import type { Selectable } from 'kysely'
import { newId } from '../ids.ts'
import type { ClaimFact } from '../rules/facts.ts'
import { idKey } from '../rules/identity.ts'
import { toPage, type PageOf, type Rows } from './pages.ts'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'

export type ClaimRow = Selectable<Tables['claim']>

/** The confirmed claims of some customers, by the keys of those who have one. */
export async function readConfirmedClaims(
  db: Db,
  programId: string,
  customerKeys: readonly string[],
): Promise<Map<string, ClaimFact>> {
  // Only a customer with an id of the host's can have said anything.
  const ids = customerKeys.filter((key) => key.startsWith(idKey(''))).map((key) => key.slice(idKey('').length))
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('claim')
    .select(['customer_id as customerId', 'partner_id as partnerId', 'code', 'name', 'email', 'at', 'days'])
    .where('program_id', '=', programId)
    .where('customer_id', 'in', ids)
    .where('state', '=', 'confirmed')
    .execute()
  return new Map(rows.map((row) => [idKey(row.customerId), row]))
}

/** The claim of a customer that waits for its partner, or `null`. */
export async function findWaitingClaim(db: Db, programId: string, customerId: string): Promise<ClaimRow | null> {
  const row = await db
    .selectFrom('claim')
    .selectAll()
    .where('program_id', '=', programId)
    .where('customer_id', '=', customerId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row ?? null
}

/** Adds a claim. The caller holds the lock on the customer. */
export async function insertClaim(
  tx: Db,
  programId: string,
  claim: ClaimFact & { state: 'waiting' | 'confirmed' },
): Promise<void> {
  const { customerId, partnerId, code, name, email, at, days, state } = claim
  await tx
    .insertInto('claim')
    .values({
      program_id: programId,
      id: newId('clm'),
      customer_id: customerId,
      partner_id: partnerId,
      code,
      name,
      email,
      at,
      days,
      state,
    })
    .execute()
}

/** Takes a claim back that a newer one replaces. */
export async function deleteClaim(tx: Db, programId: string, claimId: string): Promise<void> {
  await tx.deleteFrom('claim').where('program_id', '=', programId).where('id', '=', claimId).execute()
}

/** What was said of a partner, newest first. */
export async function listClaims(db: Db, page: PageOf, partnerId: string): Promise<Rows<ClaimRow>> {
  const { after } = page
  let query = db
    .selectFrom('claim')
    .selectAll()
    .where('program_id', '=', page.programId)
    .where('partner_id', '=', partnerId)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
  if (after !== null) {
    query = query.where((where) =>
      where.or([where('at', '<', after.at), where.and([where('at', '=', after.at), where('seq', '<', after.seq)])]),
    )
  }
  return toPage(page, await query.execute(), (row) => ({ at: row.at, seq: row.seq }))
}

/** A claim of a partner's by id, or `null`. */
export async function findClaim(
  db: Db,
  programId: string,
  partnerId: string,
  claimId: string,
): Promise<ClaimRow | null> {
  const row = await db
    .selectFrom('claim')
    .selectAll()
    .where('program_id', '=', programId)
    .where('partner_id', '=', partnerId)
    .where('id', '=', claimId)
    .executeTakeFirst()
  return row ?? null
}

/** Writes the partner's answer down and answers the claim. */
export async function answerClaim(tx: Db, claim: ClaimRow, state: 'confirmed' | 'declined'): Promise<ClaimRow> {
  return tx
    .updateTable('claim')
    .set({ state })
    .where('program_id', '=', claim.program_id)
    .where('id', '=', claim.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Hands what was said of a provisional partner to the one whom he turned out to be, and answers the customers' keys. */
export async function moveClaims(tx: Db, programId: string, from: string, to: string): Promise<string[]> {
  const rows = await tx
    .updateTable('claim')
    .set({ partner_id: to })
    .where('program_id', '=', programId)
    .where('partner_id', '=', from)
    .returning('customer_id')
    .execute()
  return rows.map((row) => idKey(row.customer_id))
}
