import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES, TEST_ROUTES } from './routes/table.ts'
import { createTestServer, type TestServer } from './test-server.ts'
import { clickOf, createWorld } from './testing/world.ts'

let server: TestServer
beforeAll(async () => void (server = await createTestServer()), 60_000)
afterAll(() => server.close())

interface Reference {
  openapi: string
  paths: Record<string, Record<string, { operationId: string; responses: object; requestBody?: object }>>
}

test('describes every route it has, each under a name of its own', async () => {
  const { ask } = await createWorld(server)
  const { body } = await ask<Reference>('GET', '/v1/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const described = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(described.sort()).toEqual([...ROUTES, ...TEST_ROUTES].map(({ method, path }) => `${method} ${path}`).sort())
  const ids = Object.values(body.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
  expect(new Set(ids).size).toBe(ids.length)
  expect(JSON.stringify(body.paths['/v1/events'])).toContain('"text/plain"')
})

test('says that it lives and that it is ready', async () => {
  const { ask } = await createWorld(server)
  expect(await ask('GET', '/healthz')).toMatchObject({ status: 200, body: { ok: true } })
  expect(await ask('GET', '/readyz')).toMatchObject({ status: 200, body: { ok: true } })
})

test('sets the clock and shows the mails over HTTP', async () => {
  const { ask } = await createWorld(server)
  const set = (now: unknown) => ask('POST', '/v1/test/clock', { body: { now } })
  expect(await set('2027-01-01T00:00:00Z')).toMatchObject({ status: 200, body: { now: '2027-01-01T00:00:00.000Z' } })
  expect(await set(0)).toMatchObject({ body: { now: '1970-01-01T00:00:00.000Z' } })
  expect(await ask('GET', '/v1/test/clock')).toMatchObject({ body: { now: '1970-01-01T00:00:00.000Z' } })
  expect(await set('soon')).toMatchObject({ status: 422 })
  expect(await ask('GET', '/v1/test/mail')).toMatchObject({ status: 200, body: { next: null } })
})

test('asks to come back later while the database is away', async () => {
  const away = await createTestServer()
  const { keys, ask } = await createWorld(away)
  await away.close()
  const body = { key: keys.publishableKey, events: [clickOf('v1', 'ada1', Date.now())] }
  const answer = await ask('POST', '/v1/events', { body })
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await ask('GET', '/readyz')).toMatchObject({ status: 503 })
  expect(await ask('GET', '/healthz')).toMatchObject({ status: 200 })
}, 30_000)

test('serves the built files of the embed, or says how to build them', async () => {
  const { ask } = await createWorld(server)
  const answer = await ask('GET', '/goodword.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  if (answer.status === 404) {
    expect(answer.body.detail).toContain('not built')
    return
  }
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('content-type')).toContain('text/javascript')
  const hash = answer.headers.get('etag')!.slice(1, -1)
  const pinned = await ask('GET', `/goodword.${hash}.js`)
  expect(pinned.headers.get('cache-control')).toContain('immutable')
  expect((await ask('GET', '/goodword.0000000000000000.js')).status).toBe(404)
  expect((await ask('GET', '/goodword.js', { headers: { 'if-none-match': `"${hash}"` } })).status).toBe(304)
  expect(
    (await ask('GET', '/goodword.js', { headers: { 'accept-encoding': 'br;q=0' } })).headers.get('content-encoding'),
  ).toBeNull()
  expect((await ask('GET', '/..%2fpackage.json.js')).status).toBe(404)
})
