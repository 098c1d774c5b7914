import pg from 'pg'
import { types } from './pg-types.ts'
import { openStore, type Store } from './store.ts'

/** Opens a PostgreSQL by its URL. Rejects when it does not answer within 10 s. */
export async function openPostgres(url: string, options: { poolSize?: number } = {}): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
  })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return openStore(pool)
}
