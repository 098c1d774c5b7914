import { hashSecret } from '../auth/keys.ts'
import type { Db } from './store.ts'

/** The list outlives whatever else is known of an address, so it keeps no address, only its hash. */
const hashOf = (programId: string, emailNormal: string): string => hashSecret(`${programId} ${emailNormal}`)

/** Which of these addresses, in normal form, want no invitations of this program. */
export async function readSuppressed(db: Db, programId: string, emails: readonly string[]): Promise<Set<string>> {
  const byHash = new Map(emails.map((email) => [hashOf(programId, email), email]))
  const rows = await db
    .selectFrom('suppression')
    .select('hash')
    .where('program_id', '=', programId)
    .where('hash', 'in', [...byHash.keys(), ''])
    .execute()
  return new Set(rows.map((row) => byHash.get(row.hash)!))
}

/** Remembers the way out of an invitation by the hash of its token. It never expires. */
export async function saveUnsubscribeToken(tx: Db, programId: string, hash: string, inviteId: string): Promise<void> {
  await tx.insertInto('unsubscribe_token').values({ program_id: programId, hash, invite_id: inviteId }).execute()
}

/**
 * Takes the address of an invitation off for good, with what still waits to be sent to it. Answers whether the token was one of
 * ours; safe to repeat.
 */
export async function suppressByToken(tx: Db, programId: string, tokenHash: string, now: number): Promise<boolean> {
  const invite = await tx
    .selectFrom('unsubscribe_token as token')
    .innerJoin('invite', (join) =>
      join.onRef('invite.program_id', '=', 'token.program_id').onRef('invite.id', '=', 'token.invite_id'),
    )
    .select('invite.email_normal')
    .where('token.program_id', '=', programId)
    .where('token.hash', '=', tokenHash)
    .executeTakeFirst()
  if (invite === undefined) return false
  await tx
    .insertInto('suppression')
    .values({ program_id: programId, hash: hashOf(programId, invite.email_normal), since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await deleteWaitingInvitations(tx, programId, invite.email_normal)
  return true
}

async function deleteWaitingInvitations(tx: Db, programId: string, emailNormal: string): Promise<void> {
  await tx
    .deleteFrom('mail')
    .where('program_id', '=', programId)
    .where('sent_at', 'is', null)
    .where('unsubscribe_url', 'is not', null)
    .where('recipient', 'in', (from) =>
      from
        .selectFrom('invite')
        .select('address')
        .where('invite.program_id', '=', programId)
        .where('invite.email_normal', '=', emailNormal),
    )
    .execute()
}
