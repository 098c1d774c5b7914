import { DAY_MS, type Reward, type Summary } from '@goodword/core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, STANDARD, type World } from '../testing/world.ts'

const NOW = Date.UTC(2026, 8, 1, 12)

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())
beforeEach(() => server.clock.set(NOW))

const open = (more: object = {}) => createWorld(server, { settings: { redeem: true }, ...more })
const redeem = (world: World, id: string, who = 'ada') => world.act<Reward>(who, 'POST', `/v1/me/rewards/${id}/redeem`)
const coupon = (world: World, code: string) => world.own('GET', `/v1/coupons/${encodeURIComponent(code)}`)

/** Joe buys by Ada, and the hold of her reward is over. */
const earn = async (world: World) => {
  await world.convert({ type: 'sale', customerId: 'joe', code: 'ada1', orderId: 'o1', amount: 6000, currency: 'USD' })
  await server.clock.set(NOW + 14 * DAY_MS)
  return (await world.rewards())[0]!.id
}

test('takes an approved reward with a code, which the shop can look up', async () => {
  const world = await open()
  const id = await earn(world)
  const { status, body } = await redeem(world, id)
  expect(status).toBe(200)
  expect(body).toMatchObject({ id, amount: 2000, status: { state: 'redeemed', reason: 'redeemed', waitingFor: null } })
  expect(body.code).toMatch(/^[a-hjkmnp-z2-9]{10}$/)
  expect(await coupon(world, ` ${body.code!.toUpperCase()} `)).toMatchObject({
    status: 200,
    body: { code: body.code, rewardId: id, amount: 2000, currency: 'USD', form: 'credit', state: 'redeemed' },
  })
  expect(await world.rewards()).toEqual([body])
  expect(await world.referrals()).toMatchObject([{ status: { state: 'rewarded', reason: 'redeemed' } }])
  const { body: redeemed } = await world.own<{ data: Reward[] }>('GET', '/v1/rewards?state=redeemed')
  expect(redeemed.data.map((one) => one.id)).toContain(id)
  const summary = await world.act<Summary>('ada', 'GET', `/v1/me/summary?from=${NOW}&to=${NOW + DAY_MS}`)
  expect(summary.body.earned).toMatchObject([{ paid: 2000, approved: 0 }])
})

test('takes it once, and answers the same again', async () => {
  const world = await open()
  const id = await earn(world)
  const answers = await Promise.all([redeem(world, id), redeem(world, id), redeem(world, id)])
  expect(answers.map((one) => one.status)).toEqual([200, 200, 200])
  expect(new Set(answers.map((one) => one.body.code)).size).toBe(1)
  expect(await world.own('POST', `/v1/rewards/${id}/reject`, {})).toMatchObject({ status: 409 })
  expect((await redeem(world, id)).body).toEqual(answers[0]?.body)
})

test('takes nothing that is pending, held, refused or cash', async () => {
  const conflict = { status: 409, body: { code: 'conflict' } }
  const world = await open()
  const id = await earn(world)
  await server.clock.set(NOW + 14 * DAY_MS - 1)
  expect(await redeem(world, id)).toMatchObject(conflict)
  await server.clock.set(NOW + 14 * DAY_MS)
  await world.own('POST', `/v1/rewards/${id}/reject`, {})
  expect(await redeem(world, id)).toMatchObject(conflict)
  const held = await open()
  await held.convert({ type: 'sale', customerId: 'ada', code: 'ada1', orderId: 'o1', amount: 6000, currency: 'USD' })
  await server.clock.set(NOW + 30 * DAY_MS)
  expect(await redeem(held, (await held.rewards())[0]!.id)).toMatchObject(conflict)
  await server.clock.set(NOW)
  const cash = await open({ offers: { customer: { partner: [{ ...STANDARD.partner![0]!, form: 'cash' }] } } })
  expect(await redeem(cash, await earn(cash))).toMatchObject(conflict)
})

test('takes what is his alone, and of his own side', async () => {
  const world = await open()
  const id = await earn(world)
  const { body } = await world.own<{ data: Reward[] }>('GET', '/v1/rewards?side=customer')
  const missing = { status: 404, body: { code: 'not_found' } }
  expect(await redeem(world, id, 'ben')).toMatchObject(missing)
  expect(await redeem(world, id, 'joe')).toMatchObject(missing)
  expect(await redeem(world, body.data[0]!.id)).toMatchObject(missing)
  expect(await redeem(await open(), id)).toMatchObject(missing)
  expect(await redeem(world, 'rwd_nobody')).toMatchObject(missing)
})

test('stays as it was taken, whatever is heard of later', async () => {
  const world = await open()
  const click = clickOf('v1', 'ada1', NOW - 9)
  await world.record(click)
  const sale = { type: 'sale', visitId: 'v1', orderId: 'o1', amount: 6000, currency: 'USD' } as const
  await world.convert({ ...sale, at: NOW - 8 })
  await server.clock.set(NOW + 14 * DAY_MS)
  const taken = (await redeem(world, (await world.rewards())[0]!.id)).body
  // The customer turns out to be u1, who had signed up by Ben before: the order is his, and Ada's reward is spent.
  await world.convert({ type: 'lead', customerId: 'u1', visitId: 'v1', code: 'ben1', at: NOW - 8.5 })
  for (const more of [{}, { name: 'Joe' }]) {
    await world.record(leadOf('u1', NOW, click.visit, { id: `lead:${JSON.stringify(more).length}`, ...more }))
    expect(await world.rewards()).toEqual([taken])
    expect(await coupon(world, taken.code!)).toMatchObject({ status: 200, body: { amount: 2000 } })
  }
  // Not even Ben gets it a second time.
  expect(await world.rewards('ben')).toEqual([])
})

test('shows a code to the shop only, and knows no other', async () => {
  const world = await open()
  const { code } = (await redeem(world, await earn(world))).body
  expect(await coupon(await open(), code!)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  for (const other of ['ada1', '<b>', 'x'.repeat(200)])
    expect(await coupon(world, other)).toMatchObject({ status: 404 })
  expect(await world.act('ada', 'GET', `/v1/coupons/${code}`)).toMatchObject({ status: 403 })
  const headers = { authorization: `Bearer ${world.keys.publishableKey}` }
  expect(await world.ask('GET', `/v1/coupons/${code}`, { headers })).toMatchObject({ status: 403 })
})

test('is forbidden where the owner has not switched it on', async () => {
  const world = await createWorld(server)
  expect(await redeem(world, await earn(world))).toMatchObject({ status: 403, body: { code: 'forbidden' } })
})
