import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

/** The database, outside or inside a transaction: what every query takes first. */
export type Db = Kysely<Tables>

/** The database of a server, whichever engine it is. */
export interface Store {
  /** For reads outside a transaction. Never use it inside one: PGlite has a single connection. */
  readonly db: Db
  /** Runs the work in one transaction, again from the start when the database found it in another's way. */
  transaction<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>
  /** What the engine needs now and then. Call every few seconds. */
  maintain(): Promise<void>
  /** Ends every connection; on PGlite writes a checkpoint first. */
  close(): Promise<void>
}

/** Serialization failure and deadlock: the other transaction won, and trying again is right. */
const CONTENDED = new Set(['40001', '40P01'])
const TRIES = 6

/** What an engine adds to a store. */
export interface EngineHooks {
  maintain?(db: Db): Promise<void>
  /** While the pool still answers. */
  beforeClose?(db: Db): Promise<void>
  afterClose?(): Promise<void>
}

/** Opens the store over a pool and brings the schema up to date. */
export async function openStore(pool: Pool, hooks: EngineHooks = {}): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  return {
    db,
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await db.transaction().execute(work)
        } catch (error) {
          if (attempt === TRIES || !CONTENDED.has(sqlStateOf(error))) throw error
        }
      }
    },
    maintain: async () => hooks.maintain?.(db),
    async close() {
      await hooks.beforeClose?.(db)
      await db.destroy()
      await hooks.afterClose?.()
    },
  }
}

/** The SQLSTATE or system code of a failure, or an empty string. */
export function sqlStateOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
