import { GoodwordError } from '@goodword/core'
import type { Hono } from 'hono'
import type { Parts } from '../parts.ts'
import { isMigrated } from '../store/migrate.ts'

/** `GET /healthz`: the process lives. `GET /readyz`: the database answers and its schema is ours. */
export function mountHealth(app: Hono, { store, stopping }: Parts): void {
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/readyz', async (context) => {
    const isReady = !stopping.aborted && (await isMigrated(store.db))
    if (!isReady) throw new GoodwordError('unavailable')
    return context.json({ ok: true })
  })
}
