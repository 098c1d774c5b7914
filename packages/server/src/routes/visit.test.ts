import { DAY_MS, type Visit } from '@goodword/core'
import type { Problem, VisitAnswer } from '@goodword/core/wire'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { createWorld, type World } from '../testing/world.ts'

const NOW = Date.UTC(2026, 8, 1, 12)
const SHOP = 'https://www.shop.example'

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())

const landing: Visit = { id: 'V1StGXR8', code: 'Ada1', at: NOW - DAY_MS }

/** As a page of the shop sends it, through the shop's proxy. */
const keep = <T = Problem>({ ask, keys }: World, more: object = {}, headers: Record<string, string> = {}) =>
  ask<T>('POST', '/v1/visit', {
    body: { key: keys.publishableKey, visit: landing, ...more },
    headers: { origin: SHOP, 'content-type': 'text/plain', ...headers },
  })
const cookieOf = ({ headers }: { headers: Headers }) => headers.get('set-cookie')

test('sets the cookie of the tracker for what is left of the window', async () => {
  const answer = await keep<VisitAnswer>(await createWorld(server))
  expect(answer).toMatchObject({ status: 200, body: { until: new Date(landing.at + 90 * DAY_MS).toISOString() } })
  expect(cookieOf(answer)).toBe(
    `goodword=V1StGXR8.${landing.at}.Ada1; Path=/; Max-Age=${89 * 86_400}; SameSite=Lax; Secure`,
  )
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
})

test("goes by the program's window, and by the 400 days of browsers", async () => {
  const short = await keep(await createWorld(server, { settings: { windowDays: 30 } }))
  expect(cookieOf(short)).toContain(`Max-Age=${29 * 86_400};`)
  const long = await keep<VisitAnswer>(await createWorld(server, { settings: { windowDays: 700 } }))
  expect(cookieOf(long)).toContain('Max-Age=34560000;')
  expect(long.body.until).toBe(new Date(NOW + 400 * DAY_MS).toISOString())
})

test('is Secure where the page is on https, whatever lies between the proxy and us', async () => {
  const world = await createWorld(server)
  expect(cookieOf(await keep(world, {}, { origin: 'http://shop.example' }))).not.toContain('Secure')
  expect(cookieOf(await keep(world, {}, { origin: SHOP, 'x-forwarded-proto': 'http' }))).toContain('Secure')
})

test('gives the cookie a domain that the page may use', async () => {
  const world = await createWorld(server)
  for (const domain of ['shop.example', 'www.shop.example']) {
    expect(cookieOf(await keep(world, { domain }))).toContain(`; Domain=${domain};`)
  }
  for (const domain of ['host', '', null]) expect(cookieOf(await keep(world, { domain }))).not.toContain('Domain')
})

test.each([
  [{ domain: 'evil.example' }, '/domain'],
  [{ domain: 'app.shop.example' }, '/domain'],
  [{ domain: 'shop.example; Path=/x' }, '/domain'],
  [{ domain: 'shop.example\r\nX-Injected: 1' }, '/domain'],
  [{ domain: 7 }, '/domain'],
  [{ visit: null }, '/visit'],
  [{ visit: { ...landing, id: 'a;b' } }, '/visit/id'],
  [{ visit: { ...landing, id: 'x'.repeat(129) } }, '/visit/id'],
  [{ visit: { ...landing, code: 'a b' } }, '/visit/code'],
  [{ visit: { ...landing, at: -1 } }, '/visit/at'],
  [{ visit: { ...landing, at: 'soon' } }, '/visit/at'],
  [{ visit: { ...landing, at: NOW - 90 * DAY_MS } }, '/visit/at'],
  [{ visit: { ...landing, at: NOW + DAY_MS + 1 } }, '/visit/at'],
])('sets nothing for %j', async (more, pointer) => {
  const answer = await keep(await createWorld(server), more)
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer }] } })
  expect(cookieOf(answer)).toBeNull()
})

test('knows no domain of an IP address', async () => {
  const answer = await keep(await createWorld(server), { domain: '127.0.0.1' }, { origin: 'http://127.0.0.1:4101' })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/domain' }] } })
})

test('sets nothing for a code that nobody has, and keeps a paused partner in mind', async () => {
  const world = await createWorld(server)
  const stranger = await keep(world, { visit: { ...landing, code: 'producthunt' } })
  expect(stranger).toMatchObject({ status: 404, body: { code: 'unknown_code' } })
  expect(cookieOf(stranger)).toBeNull()
  await world.own('PATCH', `/v1/partners/${world.ada.id}`, { status: 'paused' })
  expect((await keep(world)).status).toBe(200)
})

test('asks for the publishable key and checks the origin, as for events', async () => {
  const world = await createWorld(server, { settings: { origins: [SHOP] } })
  expect((await keep(world)).status).toBe(200)
  expect(await keep(world, { key: 'pk_live_x_y' })).toMatchObject({ status: 401, body: { code: 'unknown_key' } })
  const foreign = await keep(world, {}, { origin: 'https://evil.example' })
  expect(foreign).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
  expect(cookieOf(foreign)).toBeNull()
})

test('lets no other site plant its code by a form, though the program lists no origins', async () => {
  const world = await createWorld(server)
  const planted = await keep(world, {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
  expect(planted).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
  expect(cookieOf(planted)).toBeNull()
  expect((await keep(world, {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('takes a sender without an origin for one that asks us directly', async () => {
  const { ask, keys } = await createWorld(server)
  const send = (domain?: string) =>
    ask('POST', '/v1/visit', { body: { key: keys.publishableKey, visit: landing, domain } })
  expect(cookieOf(await send())).toMatch(/SameSite=Lax$/)
  expect(cookieOf(await send('goodword.test'))).toContain('Domain=goodword.test')
  expect((await send('shop.example')).status).toBe(422)
})
