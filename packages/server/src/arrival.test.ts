import { DAY_MS, type Referral, type Reward } from '@goodword/core'
import type { ConversionInput } from '@goodword/core/wire/schemas'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from './test-server.ts'
import { clickOf, createWorld, leadOf, saleOf, STANDARD, type World } from './testing/world.ts'

/**
 * The result never depends on the order of arrival. One story, told in every order: clicks after the sale, a sale before its lead,
 * a claim after the verified order, guests who turn out to be known.
 */

const NOW = Date.UTC(2026, 8, 20, 12)
const at = (day: number): number => NOW - 6 * DAY_MS + day * DAY_MS

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())

type Step = { claim: object } | { verified: ConversionInput }

const first = { id: 'v1', code: 'ada1', at: at(0) }
const second = { id: 'v2', code: 'nobody', at: at(1) }
const third = { id: 'v3', code: 'ben1', at: at(2) }
const money = { amount: 6000, currency: 'USD' }

const STORY: Step[] = [
  { claim: clickOf('v1', 'ada1', at(0)) },
  { claim: clickOf('v2', 'nobody', at(1), { previous: first }) },
  { claim: clickOf('v3', 'ben1', at(2), { previous: second }) },
  { claim: leadOf('u1', at(1.5), second, { email: 'joe@mail.example', name: 'Joe' }) },
  { verified: { type: 'lead', customerId: 'u1', visitId: 'v2', email: 'joe@mail.example', at: at(1.5) } },
  { claim: saleOf('o1', at(3), third, { ...money, customerId: 'u1' }) },
  { verified: { type: 'sale', email: 'Joe+tea@mail.example', orderId: 'o1', ...money, at: at(3) } },
  { verified: { type: 'sale', visitId: 'v3', orderId: 'o2', ...money, at: at(2.5) } },
  { claim: saleOf('o3', at(4), third, { amount: 1, currency: 'USD' }) },
  { verified: { type: 'sale', email: 'guest@mail.example', orderId: 'o3', ...money, at: at(4) } },
]

/** What everybody sees in the end, without the ids that are made anew each time. */
async function outcome(world: World): Promise<unknown> {
  const { ada, ben } = world
  const name = (id: string) => (id === ada.id ? 'ada' : id === ben.id ? 'ben' : id)
  const plainReward = (one: Reward) => [
    name(one.partnerId),
    one.side,
    one.ruleId,
    one.amount,
    one.customerId,
    one.earnedAt,
    one.status,
  ]
  const plainReferral = (one: Referral) => [
    name(one.partnerId),
    one.friend,
    one.source,
    one.visitedAt,
    one.joinedAt,
    one.qualifiedAt,
    one.status,
    one.rewards.map(plainReward),
  ]
  const { body: rewards } = await world.own<{ data: Reward[] }>('GET', '/v1/rewards')
  const { body: referrals } = await world.own<{ data: Referral[] }>('GET', '/v1/referrals')
  const sorted = (items: unknown[]) => items.map((item) => JSON.stringify(item)).sort()
  return { rewards: sorted(rewards.data.map(plainReward)), referrals: sorted(referrals.data.map(plainReferral)) }
}

async function tell(steps: readonly Step[]): Promise<unknown> {
  const everySale = {
    ...STANDARD,
    partner: [{ id: 'share', form: 'cash' as const, ppm: 100_000 }, ...(STANDARD.partner ?? [])],
  }
  const world = await createWorld(server, { offers: { customer: everySale } })
  for (const step of steps) {
    if ('claim' in step) await world.record(step.claim)
    else await world.convert(step.verified)
  }
  return outcome(world)
}

test('settles to the same in whatever order events arrive, and however often', async () => {
  const expected = await tell(STORY)
  expect(expected).toMatchObject({
    rewards: expect.objectContaining({ length: 7 }),
    referrals: expect.objectContaining({ length: 2 }),
  })
  const orders = fc.shuffledSubarray([...STORY, ...STORY.slice(0, 3)], { minLength: STORY.length + 3 })
  await fc.assert(
    fc.asyncProperty(orders, async (steps) => {
      expect(await tell(steps)).toEqual(expected)
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('credits a click that arrives after the sale', async () => {
  const world = await createWorld(server)
  await world.convert({ type: 'sale', visitId: 'v1', orderId: 'o1', ...money })
  expect(await world.referrals()).toEqual([])
  await world.record(clickOf('v1', 'ada1', NOW - 1000))
  expect(await world.referrals()).toMatchObject([{ status: { state: 'qualified' } }])
  expect(await world.rewards()).toMatchObject([{ amount: 2000 }])
})

test('keeps the referral of a guest who turns out to be a customer', async () => {
  const world = await createWorld(server)
  await world.convert({ type: 'sale', email: 'joe@mail.example', code: 'ada1', orderId: 'o1', ...money })
  const [guest] = await world.referrals()
  await world.convert({ type: 'lead', customerId: 'u1', email: 'joe@mail.example', name: 'Joe' })
  expect(await world.referrals()).toMatchObject([{ id: guest?.id, friend: { name: 'Joe' } }])
  expect((await world.own<{ data: Reward[] }>('GET', '/v1/rewards?customerId=u1')).body.data).toHaveLength(2)
})
