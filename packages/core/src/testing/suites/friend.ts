import { expect } from 'vitest'
import { DAY_MS } from '../../attribution.ts'
import type { FriendView } from '../../friend.ts'
import type { Visit } from '../../visit.ts'
import { check, type Suite } from '../check.ts'
import { ADA, arrive, BEN, clickOn, createVisit, leadOf, SALE, saleOf, worldWith, type WorldRule } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

const iso = (ms: number) => new Date(ms).toISOString()

/** What the friend of a visit sees, where there is something to see. */
async function friendOf({ adapter }: AdapterHarness, visit: Visit): Promise<FriendView> {
  const friend = await adapter.friend!(visit)
  expect(friend).not.toBeNull()
  return friend!
}

/** Somebody came by Ada's link and signed up. */
async function signUp(harness: AdapterHarness): Promise<Visit> {
  const visit = await arrive(harness)
  await harness.adapter.record([leadOf(visit, visit.at)])
  return visit
}

/** A world where the friend is promised one thing. */
const promising = (rule: Partial<WorldRule>) =>
  worldWith(
    {},
    { customer: [{ id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, holdDays: 0, ...rule }] },
  )

export const friendSuite: Suite = {
  title: 'friend',
  needs: ['friend'],
  checks: [
    check('sees who sent him and what is still ahead', async (harness) => {
      const visit = await arrive(harness)
      expect(await friendOf(harness, visit)).toMatchObject({
        partner: { name: 'Ada' },
        steps: [
          { id: 'visited', at: iso(visit.at) },
          { id: 'joined', at: null },
          { id: 'qualified', at: null },
        ],
        status: { state: 'visited', reason: 'awaiting_sign_up', waitingFor: 'friend', earliest: null },
        rewards: [],
        coupon: null,
      })
    }),

    check('is known by the id of the visit, whatever else is said of it', async (harness) => {
      const visit = await signUp(harness)
      const right = await friendOf(harness, visit)
      expect(await friendOf(harness, { ...visit, code: BEN.code, at: visit.at - 1000 })).toEqual(right)
    }),

    check('is null for a visit that nobody reported', async (harness) => {
      await arrive(harness)
      expect(await harness.adapter.friend!(createVisit(harness, ADA.code, 'v2'))).toBeNull()
    }),

    check('is null for a visit by a code that nobody has', async (harness) => {
      expect(await harness.adapter.friend!(await arrive(harness, 'nobody'))).toBeNull()
    }),

    check(
      'is null for a visit of a machine',
      async (harness) => {
        const visit = createVisit(harness)
        await harness.adapter.record([clickOn(visit, { bot: true })])
        expect(await harness.adapter.friend!(visit)).toBeNull()
      },
      worldWith({ bots: 'ignore' }),
    ),

    check('does not learn who sent him when that partner has no name', async (harness) => {
      const visit = await arrive(harness, BEN.code)
      expect(await friendOf(harness, visit)).toMatchObject({ partner: null, status: { state: 'visited' } })
    }),

    check('who signed up is awaited to buy', async (harness) => {
      const visit = await signUp(harness)
      expect(await friendOf(harness, visit)).toMatchObject({
        steps: [{ id: 'visited' }, { id: 'joined', at: iso(visit.at) }, { id: 'qualified', at: null }],
        status: { state: 'joined', reason: 'awaiting_purchase', waitingFor: 'friend' },
      })
    }),

    check('who bought waits for the brand, as long as only the page says so', async (harness) => {
      const visit = await signUp(harness)
      await harness.adapter.record([saleOf(visit, visit.at, { customerId: 'u1' })])
      expect(await friendOf(harness, visit)).toMatchObject({
        rewards: [],
        steps: [{ id: 'visited' }, { id: 'joined' }, { id: 'qualified', at: null }],
        status: { state: 'joined', reason: 'unverified', waitingFor: 'brand' },
      })
    }),

    check('sees his own reward once it is earned', async (harness) => {
      const visit = await signUp(harness)
      await harness.host.conversion({ ...SALE, at: visit.at })
      const { steps, status, rewards } = await friendOf(harness, visit)
      expect(steps.map(({ at }) => at)).toEqual([iso(visit.at), iso(visit.at), iso(visit.at)])
      expect(rewards).toMatchObject([
        { side: 'customer', ruleId: 'welcome', form: 'coupon', amount: 1000, status: { state: 'approved' } },
      ])
      expect(status).toMatchObject({ state: 'rewarded', reason: null, waitingFor: null, earliest: null })
    }),

    check(
      'sees until when his reward waits',
      async (harness) => {
        const visit = await signUp(harness)
        await harness.host.conversion({ ...SALE, at: visit.at })
        const earliest = iso(visit.at + 7 * DAY_MS)
        expect((await friendOf(harness, visit)).status).toMatchObject({
          state: 'qualified',
          reason: 'hold_period',
          waitingFor: 'time',
          earliest,
        })
        await harness.clock.set(visit.at + 7 * DAY_MS)
        expect((await friendOf(harness, visit)).status).toMatchObject({ state: 'rewarded' })
      },
      promising({ holdDays: 7 }),
    ),

    check(
      'sees why his purchase brings him nothing',
      async (harness) => {
        const visit = await signUp(harness)
        await harness.host.conversion({ ...SALE, amount: 4999, at: visit.at })
        expect(await friendOf(harness, visit)).toMatchObject({
          rewards: [],
          steps: [{ id: 'visited' }, { id: 'joined' }, { id: 'qualified', at: null }],
          status: { state: 'rejected', reason: 'min_amount', waitingFor: null },
        })
      },
      promising({ minAmount: 5000 }),
    ),

    check(
      'has qualified with the first reward of either side',
      async (harness) => {
        const visit = await arrive(harness)
        await harness.host.conversion({ type: 'lead', customerId: 'u1', visitId: visit.id, at: visit.at })
        expect(await friendOf(harness, visit)).toMatchObject({
          steps: [{ id: 'visited' }, { id: 'joined' }, { id: 'qualified', at: iso(visit.at) }],
          rewards: [],
          status: { state: 'joined', reason: 'awaiting_purchase' },
        })
      },
      worldWith(
        {},
        {
          partner: [{ id: 'trial', on: 'lead', form: 'cash', fixed: { amount: 500, currency: 'USD' } }],
          customer: [{ id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' } }],
        },
      ),
    ),

    check(
      'sees his own rewards newest first, and nobody else’s',
      async (harness) => {
        const first = await arrive(harness, ADA.code, 'v1')
        const second = await arrive(harness, ADA.code, 'v2')
        const sale = { ...SALE, visitId: first.id, at: first.at }
        await harness.host.conversion(sale)
        await harness.clock.set(first.at + 60_000)
        await harness.host.conversion({ ...sale, orderId: 'o2', at: first.at + 60_000 })
        await harness.host.conversion({ ...sale, orderId: 'o3', customerId: 'u2', visitId: second.id, at: second.at })
        const times = (await friendOf(harness, first)).rewards.map(({ earnedAt }) => earnedAt)
        expect(times).toEqual([iso(first.at + 60_000), iso(first.at)])
        expect((await friendOf(harness, second)).rewards).toHaveLength(1)
      },
      promising({}),
    ),

    check('carries no address, no id of the host’s and nothing of what the partner gets', async (harness) => {
      const visit = await arrive(harness)
      const lead = leadOf(visit, visit.at, { customerId: 'customer-17', email: 'cleo@friends.example', name: 'Cleo' })
      await harness.adapter.record([lead])
      await harness.host.conversion({ ...SALE, customerId: 'customer-17', at: visit.at })
      const friend = await friendOf(harness, visit)
      expect(friend.rewards).toMatchObject([{ customerId: null }])
      for (const secret of ['@', 'customer-17', `"${ADA.externalId}"`, '"side":"partner"', 'thanks']) {
        expect(JSON.stringify(friend)).not.toContain(secret)
      }
    }),

    check('rejects with the reason of the signal when it is given up', async (harness) => {
      const visit = await arrive(harness)
      const reason = new Error('Nobody looks any more.')
      await expect(harness.adapter.friend!(visit, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    }),
  ],
}
