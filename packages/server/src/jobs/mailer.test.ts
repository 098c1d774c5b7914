import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { noLog } from '../log.ts'
import { openPglite } from '../store/pglite.ts'
import type { Store } from '../store/store.ts'
import { createTestServer, type TestServer } from '../test-server.ts'
import { createWorld } from '../testing/world.ts'
import { sendMails } from './mailer.ts'

let store: Store
let server: TestServer
beforeAll(async () => {
  store = await openPglite()
  server = await createTestServer({ store })
}, 60_000)
afterAll(() => server.close())
afterEach(() => void vi.useRealTimers())

test('sends each mail once and forgets its text; one that failed comes again after a minute', async () => {
  const { ask, keys } = await createWorld(server)
  for (const email of ['one@mail.example', 'two@mail.example']) {
    await ask('POST', '/v1/join', { body: { key: keys.publishableKey, email } })
  }
  const sent: string[] = []
  const failingOnce = async ({ to, body }: { to: string; body: string }) => {
    expect(body).toContain('/m#gwm_')
    sent.push(to)
    if (sent.length === 1) throw new Error('The mail server is away.')
  }
  await sendMails(store.db, failingOnce, noLog)
  await sendMails(store.db, failingOnce, noLog)
  expect(sent).toEqual(['one@mail.example', 'two@mail.example'])
  vi.useFakeTimers({ now: Date.now() + 60_001, toFake: ['Date'] })
  await sendMails(store.db, failingOnce, noLog)
  await sendMails(store.db, failingOnce, noLog)
  expect(sent).toEqual(['one@mail.example', 'two@mail.example', 'one@mail.example'])
  expect((await server.mail()).map((mail) => [mail.body, mail.sentAt !== null])).toEqual([
    ['', true],
    ['', true],
  ])
})

test('puts the way out of an invitation where mail programs look for it', async () => {
  const { act } = await createWorld(server, { settings: { invites: true } })
  await act('ada', 'POST', '/v1/me/invites', { emails: ['three@mail.example'] })
  const sent: (string | null)[] = []
  await sendMails(store.db, async ({ unsubscribeUrl }) => void sent.push(unsubscribeUrl), noLog)
  expect(sent).toEqual([expect.stringMatching(/^http:\/\/goodword\.test\/u#gwu_\w+$/)])
  expect((await server.mail())[0]).toMatchObject({ to: 'three@mail.example', body: '', unsubscribeUrl: null })
})
