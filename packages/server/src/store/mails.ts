import { newId } from '../ids.ts'
import type { Db } from './store.ts'

/** A mail that was queued. */
export interface Mail {
  id: string
  to: string
  subject: string
  body: string
  createdAt: number
  sentAt: number | null
}

/** Queues a mail in the caller's transaction: it is sent if, and only if, that commits. */
export async function queueMail(
  tx: Db,
  programId: string,
  mail: { to: string; subject: string; body: string },
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
      created_at: now,
      sent_at: null,
    })
    .execute()
}

/** Every mail of every program, newest first, at most 100. */
export async function listMails(db: Db): Promise<Mail[]> {
  const rows = await db.selectFrom('mail').selectAll().orderBy('seq', 'desc').limit(100).execute()
  return rows.map((row) => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    body: row.body,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }))
}

/**
 * Hands the oldest unsent mail over and marks it sent once that succeeded. Answers whether there was one. After a crash in
 * between it is sent again: twice is better than never.
 */
export async function sendNext(
  tx: Db,
  send: (mail: { to: string; subject: string; body: string }) => Promise<void>,
  now: number,
): Promise<boolean> {
  const row = await tx
    .selectFrom('mail')
    .selectAll()
    .where('sent_at', 'is', null)
    .orderBy('seq')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return false
  await send({ to: row.recipient, subject: row.subject, body: row.body })
  await tx
    .updateTable('mail')
    .set({ sent_at: now, body: '' }) // its token has no business here any more
    .where('program_id', '=', row.program_id)
    .where('id', '=', row.id)
    .execute()
  return true
}
