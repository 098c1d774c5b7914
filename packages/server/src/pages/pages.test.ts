import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, saleOf, type World } from '../testing/world.ts'

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: Date.UTC(2026, 8, 1, 12) })), 60_000)
afterAll(() => server.close())

const form = (world: World, path: string, body: string, headers: Record<string, string> = {}) =>
  world.ask<string>('POST', path, { body, headers: { origin: server.url, ...headers } })

const signIn = async (world: World) => {
  const { status, headers } = await form(world, '/session', `key=${world.keys.secretKey}`)
  expect(status).toBe(303)
  const cookie = headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  return cookie.split(';')[0]!
}

test('shows what to paste, with names as text and no inline code', async () => {
  const world = await createWorld(server, { name: 'Tea <script>alert(1)</script>' })
  const { body, headers } = await world.ask<string>('GET', `/?program=${world.keys.program}`)
  expect(body).toContain(
    `&lt;script async src=&quot;http://goodword.test/goodword.js&quot; data-key=&quot;${world.keys.publishableKey}&quot;&gt;&lt;/script&gt;`,
  )
  expect(body).not.toContain('<script>alert')
  expect(body).not.toMatch(/ style=| on\w+=/)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(body).not.toContain(world.keys.secretKey)
})

test('shows what waits for review to the owner only', async () => {
  const world = await createWorld(server)
  const now = server.clock.now()
  const click = clickOf('v1', 'ada1', now)
  await world.record(click, saleOf('o<b>1', now, click.visit, { amount: 7250 }))
  const page = `/?program=${world.keys.program}`
  expect((await world.ask<string>('GET', page)).body).not.toContain('$72.50')
  const cookie = await signIn(world)
  const { body } = await world.ask<string>('GET', '/', { headers: { cookie } })
  expect(body).toContain('$72.50')
  expect(body).toContain('o&lt;b&gt;1')
})

test('confirms, releases and rejects by buttons', async () => {
  const world = await createWorld(server)
  const now = server.clock.now()
  const click = clickOf('v1', 'ada1', now)
  await world.record(click, saleOf('o1', now, click.visit, { customerId: 'ada' }))
  const cookie = await signIn(world)
  const actions = async () => {
    const { body } = await world.ask<string>('GET', '/', { headers: { cookie } })
    return [...body.matchAll(/action="(\/review\/[^"]+)"/g)].map(([, path]) => path!)
  }
  const press = async (path: string) => expect((await form(world, path, '', { cookie })).status).toBe(303)
  const [confirm] = await actions()
  expect(confirm).toMatch(/verify$/)
  await press(confirm!)
  const held = await actions()
  expect(held.map((path) => path.split('/').at(-1))).toEqual(['release', 'reject', 'release', 'reject'])
  await press(held[0]!)
  await press(held[3]!)
  expect(await actions()).toEqual([])
  const { body } = await world.own<{ data: { status: { state: string } }[] }>('GET', '/v1/rewards')
  expect(body.data.map((reward) => reward.status.state).sort()).toEqual(['approved', 'rejected'])
  await form(world, '/session/end', '', { cookie })
  expect((await world.ask<string>('GET', '/', { headers: { cookie } })).body).not.toContain('Sign out')
})

test('refuses wrong keys, forms of other websites and sessions of other programs', async () => {
  const world = await createWorld(server)
  const other = await createWorld(server)
  for (const key of ['', 'sk_wrong', world.keys.publishableKey, world.keys.signingSecret]) {
    const { status, headers } = await form(world, '/session', `key=${key}`)
    expect([status, headers.get('set-cookie')]).toEqual([400, null])
  }
  for (const origin of ['https://evil.example', 'null', 'nonsense']) {
    expect((await form(world, '/session', `key=${world.keys.secretKey}`, { origin })).status).toBe(403)
  }
  const { rewards } = await world.convert({
    type: 'sale',
    customerId: 'ada',
    code: 'ada1',
    orderId: 'o1',
    amount: 6000,
    currency: 'USD',
  })
  const path = `/review/rewards/${rewards[0]?.id}/release`
  const cookie = await signIn(other)
  expect((await form(other, path, '', { cookie })).status).toBe(400)
  expect((await form(other, path, '', { cookie: 'goodword_owner=gwo_nobody_x' })).status).toBe(303)
  expect((await world.own<{ data: object[] }>('GET', '/v1/rewards?state=held')).body.data).toHaveLength(2)
})

test('unsubscribes by a press only, with a script of its own', async () => {
  const world = await createWorld(server)
  const { body, headers } = await world.ask<string>('GET', '/u')
  expect(body).toContain('<script src="/assets/unsubscribe.js" defer></script>')
  expect(body).toContain('<button type="button">')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  const script = (await world.ask<string>('GET', '/assets/unsubscribe.js')).body
  expect(script.indexOf('/v1/unsubscribe')).toBeGreaterThan(script.indexOf("addEventListener('click'"))
})

test('opens a mailed link by a script of its own', async () => {
  const world = await createWorld(server)
  const { body } = await world.ask<string>('GET', '/m')
  expect(body).toContain('<script src="/assets/mailed-link.js" defer></script>')
  expect((await world.ask<string>('GET', '/assets/mailed-link.js')).headers.get('content-type')).toContain(
    'text/javascript',
  )
  expect((await world.ask<string>('GET', '/assets/pages.css')).headers.get('content-type')).toContain('text/css')
})
