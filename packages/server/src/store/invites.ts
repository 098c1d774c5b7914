import type { Selectable } from 'kysely'
import { newId } from '../ids.ts'
import { toPage, type PageOf, type Rows } from './pages.ts'
import type { Db } from './store.ts'
import { readSuppressed } from './suppressions.ts'
import type { Tables } from './tables.ts'

/** An invitation with what became of its address since. */
export interface InviteRow extends Selectable<Tables['invite']> {
  has_joined: boolean
  is_suppressed: boolean
}

/** Which of these addresses, in normal form, a partner has invited. */
export async function readInvited(
  db: Db,
  programId: string,
  partnerId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('invite')
    .select('email_normal')
    .where('program_id', '=', programId)
    .where('partner_id', '=', partnerId)
    .where('email_normal', 'in', [...emails, ''])
    .execute()
  return new Set(rows.map((row) => row.email_normal))
}

/** How many people a partner has invited after a moment. */
export async function countInvitesAfter(db: Db, programId: string, partnerId: string, after: number): Promise<number> {
  const { count } = await db
    .selectFrom('invite')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('program_id', '=', programId)
    .where('partner_id', '=', partnerId)
    .where('created_at', '>', after)
    .executeTakeFirstOrThrow()
  return count
}

/** Adds an invitation and answers its id, or `null` when this partner invited this person before. */
export async function insertInvite(
  tx: Db,
  programId: string,
  invite: { partnerId: string; address: string; emailNormal: string; note: string | null },
  now: number,
): Promise<string | null> {
  const row = await tx
    .insertInto('invite')
    .values({
      program_id: programId,
      id: newId('inv'),
      partner_id: invite.partnerId,
      address: invite.address,
      email_normal: invite.emailNormal,
      note: invite.note,
      created_at: now,
      reminded_at: null,
    })
    .onConflict((conflict) => conflict.columns(['program_id', 'partner_id', 'email_normal']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** A partner's invitations, newest first. */
export async function listInvites(db: Db, page: PageOf, partnerId: string): Promise<Rows<InviteRow>> {
  const { after } = page
  let query = db
    .selectFrom('invite')
    .selectAll()
    .where('program_id', '=', page.programId)
    .where('partner_id', '=', partnerId)
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
  if (after !== null) {
    query = query.where((where) =>
      where.or([
        where('created_at', '<', after.at),
        where.and([where('created_at', '=', after.at), where('seq', '<', after.seq)]),
      ]),
    )
  }
  const { rows, next } = toPage(page, await query.execute(), (row) => ({ at: row.created_at, seq: row.seq }))
  return { rows: await withFates(db, page.programId, partnerId, rows), next }
}

/** An invitation of a partner's, locked for what he decides, or `null`. */
export async function lockInvite(
  tx: Db,
  programId: string,
  partnerId: string,
  inviteId: string,
): Promise<InviteRow | null> {
  const rows = await tx
    .selectFrom('invite')
    .selectAll()
    .where('program_id', '=', programId)
    .where('partner_id', '=', partnerId)
    .where('id', '=', inviteId)
    .forUpdate()
    .execute()
  const [row] = await withFates(tx, programId, partnerId, rows)
  return row ?? null
}

/** Notes down that an invitation was sent once more. */
export async function markReminded(tx: Db, programId: string, inviteId: string, now: number): Promise<void> {
  await tx
    .updateTable('invite')
    .set({ reminded_at: now })
    .where('program_id', '=', programId)
    .where('id', '=', inviteId)
    .execute()
}

async function withFates(
  db: Db,
  programId: string,
  partnerId: string,
  rows: readonly Selectable<Tables['invite']>[],
): Promise<InviteRow[]> {
  const emails = rows.map((row) => row.email_normal)
  const joined = await readJoined(db, programId, partnerId, emails)
  const suppressed = await readSuppressed(db, programId, emails)
  return rows.map((row) => ({
    ...row,
    has_joined: joined.has(row.email_normal),
    is_suppressed: suppressed.has(row.email_normal),
  }))
}

/** Which of these addresses belong to friends of this partner's. */
async function readJoined(
  db: Db,
  programId: string,
  partnerId: string,
  emails: readonly string[],
): Promise<Set<string | null>> {
  const rows = await db
    .selectFrom('conversion')
    .innerJoin('referral', (join) =>
      join
        .onRef('referral.program_id', '=', 'conversion.program_id')
        .onRef('referral.customer_key', '=', 'conversion.customer_key'),
    )
    .select('conversion.email_normal')
    .where('conversion.program_id', '=', programId)
    .where('conversion.email_normal', 'in', [...emails, ''])
    .where('conversion.is_ignored', '=', false)
    .where('referral.partner_id', '=', partnerId)
    .execute()
  return new Set(rows.map((row) => row.email_normal))
}
