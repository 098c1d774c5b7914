import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { sql } from 'kysely'
import pg from 'pg'
import { types } from './pg-types.ts'
import { openStore, type Store } from './store.ts'

/**
 * Opens PGlite on a folder, or in memory when there is none. It has no lock of its own: the caller sees to it that a
 * folder has one server. Committed rows are in the files, so a killed process loses nothing; a power cut may.
 */
export async function openPglite(folder?: string): Promise<Store> {
  const lite = await PGlite.create(folder === undefined ? {} : { dataDir: folder, relaxedDurability: true })
  // One connection, kept for ever: PGlite is a single session.
  const pool = new pg.Pool({ ...createPgConfig(lite), types, max: 1, idleTimeoutMillis: 0 })
  return openStore(pool, {
    // Its checkpointer is off; without this the write-ahead log is replayed at the next start.
    beforeClose: async (db) => void (await sql`CHECKPOINT`.execute(db)),
    afterClose: () => lite.close(),
  })
}
