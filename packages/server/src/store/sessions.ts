import type { Db } from './store.ts'

/** Remembers an owner's session by the hash of its token. `expiresAt` is real time. */
export async function saveOwnerSession(db: Db, programId: string, hash: string, expiresAt: number): Promise<void> {
  await db.insertInto('owner_session').values({ program_id: programId, hash, expires_at: expiresAt }).execute()
}

/** Tells whether an owner's session is alive. */
export async function hasOwnerSession(db: Db, programId: string, hash: string, realNow: number): Promise<boolean> {
  const row = await db
    .selectFrom('owner_session')
    .select('expires_at')
    .where('program_id', '=', programId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined && row.expires_at > realNow
}

/** Ends an owner's session; safe to repeat. */
export async function deleteOwnerSession(db: Db, programId: string, hash: string): Promise<void> {
  await db.deleteFrom('owner_session').where('program_id', '=', programId).where('hash', '=', hash).execute()
}

/** Forgets sessions and mailed links whose time is over. */
export async function deleteExpired(db: Db, realNow: number): Promise<void> {
  await db.deleteFrom('owner_session').where('expires_at', '<=', realNow).execute()
  await db.deleteFrom('mailed_link').where('expires_at', '<=', realNow).execute()
}
