import type { FriendView } from '@goodword/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, saleOf, type World } from '../testing/world.ts'

const NOW = Date.UTC(2026, 8, 1, 12)

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())

const ask = ({ ask, keys }: World, visit: unknown) =>
  ask<FriendView>('POST', '/v1/friend', {
    body: { key: keys.publishableKey, visit },
    headers: { 'content-type': 'text/plain' },
  })
const see = async (world: World, id: string) => (await ask(world, { id, code: 'ada1', at: NOW })).body

test('tells a friend who only clicked that he has to sign up', async () => {
  const world = await createWorld(server)
  await world.record(clickOf('v1', 'ada1', NOW - 5))
  expect(await see(world, 'v1')).toEqual({
    partner: { name: 'Ada' },
    steps: [
      { id: 'visited', at: new Date(NOW - 5).toISOString() },
      { id: 'joined', at: null },
      { id: 'qualified', at: null },
    ],
    status: { state: 'visited', reason: 'awaiting_sign_up', waitingFor: 'friend', earliest: null },
    rewards: [],
    coupon: null,
  })
})

test('follows him to his own reward, and says no address and no id of the host’s', async () => {
  const world = await createWorld(server)
  const click = clickOf('v1', 'ada1', NOW - 5)
  await world.record(click, leadOf('u-secret', NOW - 4, click.visit, { email: 'joe@mail.example', name: 'Joe' }))
  expect((await see(world, 'v1')).status).toMatchObject({ state: 'joined', reason: 'awaiting_purchase' })
  await world.record(saleOf('o1', NOW - 3, click.visit))
  expect((await see(world, 'v1')).status).toMatchObject({ reason: 'unverified', waitingFor: 'brand' })
  await world.convert({ type: 'sale', customerId: 'u-secret', orderId: 'o1', amount: 6000, currency: 'USD', at: NOW })
  const friend = await see(world, 'v1')
  expect(friend).toMatchObject({
    steps: [{}, { at: new Date(NOW - 4).toISOString() }, { at: new Date(NOW).toISOString() }],
    status: { state: 'rewarded' },
    rewards: [{ side: 'customer', amount: 1000, customerId: null, status: { state: 'approved' } }],
  })
  expect(JSON.stringify(friend)).not.toMatch(/u-secret|joe|partners\.example/i)
})

test('says why his own side got nothing', async () => {
  const world = await createWorld(server)
  const click = clickOf('v1', 'ada1', NOW - 5)
  await world.record(click)
  await world.convert({ type: 'sale', visitId: 'v1', customerId: 'u1', orderId: 'o1', amount: 4999, currency: 'USD' })
  expect((await see(world, 'v1')).status).toMatchObject({ state: 'rejected', reason: 'min_amount' })
})

test('names whom the friend is credited to, though he came by another since', async () => {
  const world = await createWorld(server)
  const [first, second] = [clickOf('v1', 'ada1', NOW - 5), clickOf('v2', 'ben1', NOW - 3)]
  await world.record(first)
  await world.convert({ type: 'lead', visitId: 'v1', customerId: 'u1', at: NOW - 4 })
  await world.record(second, saleOf('o1', NOW, second.visit, { customerId: 'u1' }))
  expect((await see(world, 'v2')).partner).toEqual({ name: 'Ada' })
})

test('keeps the name to itself where the program does, or where there is none', async () => {
  const shy = await createWorld(server, { settings: { showPartnerName: false } })
  await shy.record(clickOf('v1', 'ada1', NOW))
  expect((await see(shy, 'v1')).partner).toBeNull()
  const world = await createWorld(server)
  await world.own('PATCH', `/v1/partners/${world.ada.id}`, { name: null })
  await world.record(clickOf('v1', 'ada1', NOW))
  expect((await see(world, 'v1')).partner).toBeNull()
})

test('knows no visit that nobody reported, whose code is nobody’s, of automation or of another program', async () => {
  const world = await createWorld(server, { settings: { bots: 'ignore' } })
  const other = await createWorld(server)
  await other.record(clickOf('v1', 'ada1', NOW))
  await world.record(clickOf('v2', 'nobody', NOW), clickOf('v3', 'ada1', NOW, { bot: true }))
  for (const id of ['v0', 'v1', 'v2', 'v3']) {
    expect(await ask(world, { id })).toMatchObject({ status: 404, body: { code: 'unknown_visit' } })
  }
})

test('wants the publishable key of a website of the program, and a visit', async () => {
  const world = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
  const key = world.keys.publishableKey
  const post = (body: object, headers = {}) => world.ask('POST', '/v1/friend', { body, headers })
  expect(await post({ visit: { id: 'v1' } })).toMatchObject({ status: 401, body: { code: 'no_credential' } })
  expect(await post({ key: `${key}x`, visit: { id: 'v1' } })).toMatchObject({ status: 401 })
  const refused = await post({ key, visit: { id: 'v1' } }, { origin: 'https://evil.example' })
  expect(refused).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  expect(await post({ key, visit: {} })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/visit/id' }] } })
  expect(await post({ key, visit: { id: 'é' } })).toMatchObject({ status: 422, body: { code: 'invalid_id' } })
})
