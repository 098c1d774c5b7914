import { existsSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { sql } from 'kysely'
import pg from 'pg'
import { types } from './pg-types.ts'
import { readPgliteTemplate } from './pglite-template.ts'
import { openStore, type Store } from './store.ts'

/**
 * Opens PGlite on a folder, or in memory when there is none. It has no lock of its own: the caller sees to it that a
 * folder has one server. Committed rows are in the files, so a killed process loses nothing; a power cut may.
 */
export async function openPglite(folder?: string): Promise<Store> {
  const template = folder === undefined || !existsSync(folder) ? readPgliteTemplate() : null
  const lite = await PGlite.create({
    ...(folder !== undefined && { dataDir: folder, relaxedDurability: true }),
    ...(template && { loadDataDir: template }),
  })
  // One connection, kept for ever: PGlite is a single session.
  const pool = new pg.Pool({ ...createPgConfig(lite), types, max: 1, idleTimeoutMillis: 0 })
  let checkpointAt = await readWalPosition(pool)
  return openStore(pool, {
    // Its checkpointer is off: without these the write-ahead log grows and the next start has to read it all.
    async maintain(db) {
      const position = await readWalPosition(pool)
      if (position - checkpointAt < WAL_BYTES) return
      await sql`CHECKPOINT`.execute(db)
      checkpointAt = position
    },
    beforeClose: async (db) => void (await sql`CHECKPOINT`.execute(db)),
    afterClose: () => lite.close(),
  })
}

/** Some 50 000 events: a checkpoint then takes 20 to 40 ms, and a start after a crash a second more. */
const WAL_BYTES = 32 * 1024 * 1024

async function readWalPosition(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ position: number }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint AS position`,
  )
  return rows[0]!.position
}
