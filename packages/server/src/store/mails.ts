import type { Selectable } from 'kysely'
import { newId } from '../ids.ts'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'

/** A mail that was queued. */
export interface Mail {
  id: string
  to: string
  subject: string
  body: string
  /** Where its reader says that he wants no more of them, or `null` when he asked for it himself. */
  unsubscribeUrl: string | null
  createdAt: number
  sentAt: number | null
}

/** Queues a mail in the caller's transaction: it is sent if, and only if, that commits. */
export async function queueMail(
  tx: Db,
  programId: string,
  mail: { to: string; subject: string; body: string; unsubscribeUrl?: string },
  now: number,
): Promise<void> {
  await tx
    .insertInto('mail')
    .values({
      program_id: programId,
      id: newId('mail'),
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      unsubscribe_url: mail.unsubscribeUrl ?? null,
      created_at: now,
      leased_until: 0,
      sent_at: null,
    })
    .execute()
}

/** Every mail of every program, newest first, at most 100. */
export async function listMails(db: Db): Promise<Mail[]> {
  const rows = await db.selectFrom('mail').selectAll().orderBy('seq', 'desc').limit(100).execute()
  return rows.map(toMail)
}

/** Longer than any mail server makes us wait; also the pause after a failure. */
const LEASE_MS = 60_000

/**
 * Takes the oldest unsent mail, or `null`. Until the lease ends nobody else gets it. `realNow` is real time: a test clock does not
 * move the post.
 */
export async function leaseMail(db: Db, realNow: number): Promise<(Mail & { programId: string }) | null> {
  const row = await db
    .updateTable('mail')
    .set({ leased_until: realNow + LEASE_MS })
    .where('sent_at', 'is', null)
    .where((where) =>
      where(
        'seq',
        '=',
        where
          .selectFrom('mail')
          .select('seq')
          .where('sent_at', 'is', null)
          .where('leased_until', '<=', realNow)
          .orderBy('seq')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : { ...toMail(row), programId: row.program_id }
}

/** Notes down that a mail was handed over, and forgets its text: the tokens in it have no business here any more. */
export async function markSent(db: Db, programId: string, mailId: string, realNow: number): Promise<void> {
  await db
    .updateTable('mail')
    .set({ sent_at: realNow, body: '', unsubscribe_url: null })
    .where('program_id', '=', programId)
    .where('id', '=', mailId)
    .execute()
}

function toMail(row: Selectable<Tables['mail']>): Mail {
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    body: row.body,
    unsubscribeUrl: row.unsubscribe_url,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }
}
