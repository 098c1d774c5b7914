import type { JoinResult, Leaderboard } from '@goodword/core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, type World } from '../testing/world.ts'

/** New York is four hours behind: there September begins at four. */
const SEPTEMBER = Date.UTC(2026, 8, 1, 4)
const NOW = Date.UTC(2026, 8, 20, 12)

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())
beforeEach(() => server.clock.set(NOW))

const open = (minimum = 2) =>
  createWorld(server, { settings: { leaderboard: { minimum }, timeZone: 'America/New_York' } })
const read = async (world: World, who = 'ada') => (await world.act<Leaderboard>(who, 'GET', '/v1/me/leaderboard')).body
const bring = (world: World, customerId: string, code: string, at = NOW) =>
  world.convert({ type: 'lead', customerId, code, at })

test('counts each friend once, in the month of the program in which he was first confirmed', async () => {
  const world = await open()
  await bring(world, 'late', 'ada1', SEPTEMBER - 1)
  await bring(world, 'late', 'ada1', SEPTEMBER)
  await world.convert({ type: 'sale', customerId: 'late', orderId: 'o1', amount: 1, currency: 'USD' })
  await bring(world, 'first', 'ada1', SEPTEMBER)
  await world.convert({ type: 'sale', customerId: 'first', orderId: 'o2', amount: 1, currency: 'USD' })
  for (const name of ['b1', 'b2']) await bring(world, name, 'ben1')
  // What only a browser says does not count, and neither does who came by nobody first.
  const click = clickOf('v1', 'ada1', NOW)
  await world.record(click, leadOf('claimed', NOW, click.visit))
  await world.convert({ type: 'lead', customerId: 'alone', at: NOW - 1 })
  await world.convert({ type: 'sale', customerId: 'alone', code: 'ada1', orderId: 'o3', amount: 1, currency: 'USD' })
  expect(await read(world)).toEqual({
    from: new Date(SEPTEMBER).toISOString(),
    to: new Date(Date.UTC(2026, 9, 1, 4)).toISOString(),
    rows: [
      { rank: 1, name: null, friends: 2, isMe: false },
      { rank: 2, name: 'Ada', friends: 1, isMe: true },
    ],
    people: 2,
    minimum: 2,
  })
  await server.clock.set(Date.UTC(2026, 9, 1, 4))
  expect(await read(world)).toMatchObject({ rows: [], people: 0 })
})

test('names whoever agreed, and nobody else', async () => {
  const world = await open()
  await bring(world, 'u1', 'ada1')
  await bring(world, 'u2', 'ben1')
  const names = async (who: string) => (await read(world, who)).rows.map((row) => row.name).sort()
  expect(await names('ada')).toEqual(['Ada', null])
  await world.act('ben', 'PATCH', '/v1/me', { isListed: true })
  expect(await names('ada')).toEqual(['Ada', 'Ben'])
  expect(await names('ben')).toEqual(['Ben', null])
  expect(await names('somebody-new')).toEqual(['Ben', null])
})

test('shows nobody while too few have brought a friend', async () => {
  const world = await open(3)
  await bring(world, 'u1', 'ada1')
  await bring(world, 'u2', 'ben1')
  expect(await read(world)).toMatchObject({ rows: [], people: 2, minimum: 3 })
})

test('leaves out closed partners, and addresses that nobody has proven', async () => {
  const world = await open()
  const body = { key: world.keys.publishableKey, email: 'new@mail.example' }
  const { code } = (await world.ask<JoinResult>('POST', '/v1/join', { body })).body
  await bring(world, 'u1', code)
  await bring(world, 'u2', 'ada1')
  await bring(world, 'u3', 'ben1')
  await world.own('PATCH', `/v1/partners/${world.ben.id}`, { status: 'closed' })
  expect(await read(world)).toMatchObject({ people: 1 })
  await world.own('PATCH', `/v1/partners/${world.ben.id}`, { status: 'paused' })
  expect(await read(world)).toMatchObject({ people: 2 })
})

test('is forbidden where there is none, and to who shows no full token', async () => {
  const off = await createWorld(server)
  expect(await off.act('ada', 'GET', '/v1/me/leaderboard')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  const world = await open()
  const body = { key: world.keys.publishableKey, email: 'new@mail.example' }
  const { token } = (await world.ask<JoinResult>('POST', '/v1/join', { body })).body
  expect(await world.as(token, '/v1/me/leaderboard')).toMatchObject({ status: 403 })
  expect(await world.ask('GET', '/v1/me/leaderboard')).toMatchObject({ status: 401, body: { code: 'no_credential' } })
})
