import { expect } from 'vitest'
import { DAY_MS } from '../../attribution.ts'
import { check, sessionOf, type Suite } from '../check.ts'
import { ADA, arrive, BEN, clickOn, createVisit, leadOf, SALE, saleOf } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

/** How many rewards each partner has. */
async function rewardsOf(harness: AdapterHarness): Promise<{ ada: number; ben: number }> {
  const [ada, ben] = [await sessionOf(harness), await sessionOf(harness, BEN.externalId)]
  return { ada: (await ada.rewards()).data.length, ben: (await ben.rewards()).data.length }
}

/** A friend who clicked Ada's link and a minute later Ben's. */
async function arriveTwice(harness: AdapterHarness) {
  const previous = await arrive(harness, ADA.code, 'v1')
  await harness.clock.set(previous.at + 60_000)
  const visit = createVisit(harness, BEN.code, 'v2')
  await harness.adapter.record([clickOn(visit, { previous })])
  return { previous, visit }
}

export const creditSuite: Suite = {
  title: 'credit',
  needs: ['partner'],
  checks: [
    check('goes to the last click inside the window', async (harness) => {
      const { visit } = await arriveTwice(harness)
      await harness.host.conversion({ ...SALE, visitId: visit.id })
      expect(await rewardsOf(harness)).toEqual({ ada: 0, ben: 1 })
    }),

    check('stays with the partner of the first verified sign-up', async (harness) => {
      const first = await arrive(harness, ADA.code, 'v1')
      await harness.host.conversion({ type: 'lead', customerId: 'u1', visitId: first.id, at: first.at })
      await harness.clock.set(first.at + 60_000)
      const second = await arrive(harness, BEN.code, 'v2')
      await harness.host.conversion({ ...SALE, visitId: second.id })
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('goes past a code that nobody has to the click it displaced', async (harness) => {
      const previous = await arrive(harness)
      await harness.clock.set(previous.at + 60_000)
      const visit = createVisit(harness, 'nobody', 'v2')
      await harness.adapter.record([clickOn(visit, { previous })])
      await harness.host.conversion({ ...SALE, visitId: visit.id })
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('goes past a partner who was paused at the moment of the click', async (harness) => {
      await harness.host.setStatus('ben', 'paused')
      const { visit } = await arriveTwice(harness)
      await harness.host.conversion({ ...SALE, visitId: visit.id })
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('ends with the window, to the millisecond', async (harness) => {
      const first = await arrive(harness, ADA.code, 'v1')
      const second = { ...first, id: 'v2' }
      await harness.adapter.record([clickOn(second)])
      const end = first.at + 90 * DAY_MS
      await harness.clock.set(end)
      await harness.host.conversion({ ...SALE, orderId: 'o1', customerId: 'u1', visitId: 'v1', at: end - 1 })
      await harness.host.conversion({ ...SALE, orderId: 'o2', customerId: 'u2', visitId: 'v2', at: end })
      const { data } = await (await sessionOf(harness)).rewards()
      expect(data.map(({ earnedAt }) => Date.parse(earnedAt))).toEqual([end - 1])
    }),

    check('is the same when the click arrives after the sale', async (harness) => {
      const visit = createVisit(harness)
      await harness.host.conversion({ ...SALE, visitId: visit.id, at: visit.at })
      expect(await rewardsOf(harness)).toEqual({ ada: 0, ben: 0 })
      await harness.adapter.record([clickOn(visit)])
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('reaches a sale that names only the customer, through the sign-up on the page', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at)])
      await harness.host.conversion(SALE)
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('reaches a sale through the claim of the same order, whatever amount that claims', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([saleOf(visit, visit.at, { amount: 1 })])
      const { rewards } = await harness.host.conversion(SALE)
      expect(rewards.find(({ side }) => side === 'partner')).toMatchObject({ base: 6000 })
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('reaches a sale by the code alone', async (harness) => {
      await harness.host.conversion({ ...SALE, code: 'ADA1' })
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('reaches a sale by the address alone', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at, { email: 'cleo@friends.example' })])
      const { customerId: _, ...sale } = SALE
      await harness.host.conversion({ ...sale, email: 'Cleo+shop@friends.example' })
      expect(await rewardsOf(harness)).toEqual({ ada: 1, ben: 0 })
    }),

    check('is nobody’s when nobody sent the buyer', async (harness) => {
      const { referral, rewards } = await harness.host.conversion(SALE)
      expect({ referral, rewards }).toEqual({ referral: null, rewards: [] })
      expect(await rewardsOf(harness)).toEqual({ ada: 0, ben: 0 })
    }),

    check('brings nothing new for somebody who bought before he was sent', async (harness) => {
      await harness.host.conversion(SALE)
      await harness.clock.set(harness.clock.now() + 60_000)
      const visit = await arrive(harness)
      await harness.host.conversion({ ...SALE, orderId: 'o2', visitId: visit.id })
      const { data } = await (await sessionOf(harness)).referrals()
      expect(data).toMatchObject([{ rewards: [], status: { state: 'rejected', reason: 'existing_customer' } }])
    }),
  ],
}
