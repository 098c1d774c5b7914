import type { SettableClock } from './parts.ts'
import type { Db } from './store/store.ts'

const NAME = 'test-clock'

/**
 * The clock of `--test-clock`: real time until it is set, then running on from there, across restarts too. `runDueJobs` is awaited
 * by `set`.
 */
export async function openStoredClock(db: Db, runDueJobs: (now: number) => Promise<void>): Promise<SettableClock> {
  const row = await db.selectFrom('server_state').select('value').where('name', '=', NAME).executeTakeFirst()
  let aheadMs = row === undefined ? 0 : Number(row.value)
  return {
    now: () => Date.now() + aheadMs,
    async set(now) {
      aheadMs = now - Date.now()
      const value = String(aheadMs)
      await db
        .insertInto('server_state')
        .values({ name: NAME, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute()
      await runDueJobs(now)
    },
  }
}
