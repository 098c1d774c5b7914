import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPglite } from './pglite.ts'
import { createProgram, readSettings } from './programs.ts'
import type { Store } from './store.ts'

let store: Store
beforeAll(async () => void (store = await openPglite()), 60_000)
afterAll(() => store.close())

test('fills in what an older server did not know of', async () => {
  const { program } = await store.transaction((tx) =>
    createProgram(tx, { settings: { name: 'P' }, isTest: true, now: 1 }),
  )
  const body = JSON.stringify({ name: 'P', windowDays: 30 })
  await store.db.updateTable('program_settings').set({ body }).where('program_id', '=', program).execute()
  expect(await readSettings(store.db, program)).toMatchObject([
    { version: 1, since: 1, value: { name: 'P', windowDays: 30, invites: false, claims: null, generosity: null } },
  ])
})
