import { sql, type Kysely } from 'kysely'
import { spine } from './migrations/0001-spine.ts'
import { members } from './migrations/0002-members.ts'
import type { Migration } from './migrations/migration.ts'
import type { Tables } from './tables.ts'

const MIGRATIONS: readonly Migration[] = [spine, members]

/**
 * Brings the schema up to date, each migration once. Safe when several servers start at the same moment: the lock on
 * `migration` makes the later ones wait and then find nothing to do. `server_state` and `migration` belong to the
 * installation, not to a program.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await createBookkeeping(db)
  await db.transaction().execute(async (tx) => {
    await sql`LOCK TABLE migration IN ACCESS EXCLUSIVE MODE`.execute(tx)
    const done = new Set((await tx.selectFrom('migration').select('name').execute()).map((row) => row.name))
    for (const migration of MIGRATIONS) {
      if (done.has(migration.name)) continue
      await sql.raw(migration.sql).execute(tx)
      await tx.insertInto('migration').values({ name: migration.name }).execute()
    }
  })
}

/** `IF NOT EXISTS` can still collide when two servers run it at once; the loser finds the tables on its second try. */
async function createBookkeeping(db: Kysely<Tables>): Promise<void> {
  const create = () =>
    sql
      .raw(
        `CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY);
         CREATE TABLE IF NOT EXISTS server_state (name text PRIMARY KEY, value text NOT NULL)`,
      )
      .execute(db)
  await create().catch(create)
}

/** Tells whether every migration of this version has run. */
export async function isMigrated(db: Kysely<Tables>): Promise<boolean> {
  const rows = await db.selectFrom('migration').select('name').execute()
  const done = new Set(rows.map((row) => row.name))
  return MIGRATIONS.every((migration) => done.has(migration.name))
}
