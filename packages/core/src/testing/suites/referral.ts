import { expect } from 'vitest'
import { DAY_MS } from '../../attribution.ts'
import type { Referral } from '../../referral.ts'
import { check, sessionOf, type Suite } from '../check.ts'
import { ADA, arrive, clickOn, createVisit, leadOf, SALE, saleOf } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

/** Ada's only referral. */
async function onlyReferral(harness: AdapterHarness): Promise<Referral> {
  const session = await sessionOf(harness)
  const { data } = await session.referrals()
  expect(data).toHaveLength(1)
  return data[0]!
}

export const referralSuite: Suite = {
  title: 'referral',
  needs: ['partner'],
  checks: [
    check('a visit alone is a click and nobody’s name', async (harness) => {
      await arrive(harness)
      const session = await sessionOf(harness)
      expect(await session.referrals()).toEqual({ data: [], next: null })
      expect(await session.me()).toMatchObject({ links: [{ clicks: 1 }] })
    }),

    check('a friend who came twice before he signed up is one friend', async (harness) => {
      const first = await arrive(harness, ADA.code, 'v1')
      const second = createVisit(harness, ADA.code, 'v2')
      await harness.adapter.record([clickOn(second, { previous: first })])
      await harness.adapter.record([leadOf(second, second.at)])
      expect(await onlyReferral(harness)).toMatchObject({ status: { state: 'joined' } })
    }),

    check('a purchase of somebody who never signed up waits for the brand', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([saleOf(visit, visit.at)])
      expect(await onlyReferral(harness)).toMatchObject({
        friend: { name: null, email: null },
        source: { code: 'ada1' },
        visitedAt: new Date(visit.at).toISOString(),
        joinedAt: null,
        qualifiedAt: null,
        rewards: [],
        status: { state: 'visited', reason: 'unverified', waitingFor: 'brand', earliest: null },
      })
    }),

    check('a friend who signed up is awaited to buy', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at, { name: 'Cleo' })])
      expect(await onlyReferral(harness)).toMatchObject({
        friend: { name: 'Cleo' },
        joinedAt: new Date(visit.at).toISOString(),
        status: { state: 'joined', reason: 'awaiting_purchase', waitingFor: 'friend' },
      })
    }),

    check('a purchase that only the page reported waits for the brand', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at), saleOf(visit, visit.at, { customerId: 'u1' })])
      expect(await onlyReferral(harness)).toMatchObject({
        rewards: [],
        status: { state: 'joined', reason: 'unverified', waitingFor: 'brand' },
      })
    }),

    check('a confirmed purchase waits for the hold to end, and says until when', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at)])
      await harness.host.conversion({ ...SALE, at: visit.at })
      expect(await onlyReferral(harness)).toMatchObject({
        qualifiedAt: new Date(visit.at).toISOString(),
        rewards: [{ side: 'partner', amount: 2000 }],
        status: {
          state: 'qualified',
          reason: 'hold_period',
          waitingFor: 'time',
          earliest: new Date(visit.at + 14 * DAY_MS).toISOString(),
        },
      })
    }),

    check('after the hold it is rewarded, and nothing more is needed', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at)])
      await harness.host.conversion({ ...SALE, at: visit.at })
      await harness.clock.set(visit.at + 14 * DAY_MS)
      expect(await onlyReferral(harness)).toMatchObject({
        rewards: [{ status: { state: 'approved', reason: null } }],
        status: { state: 'rewarded', reason: null, waitingFor: null, earliest: null },
      })
    }),

    check('a purchase that is too small says so', async (harness) => {
      const visit = await arrive(harness)
      await harness.host.conversion({ ...SALE, amount: 4999, visitId: visit.id })
      expect(await onlyReferral(harness)).toMatchObject({
        rewards: [],
        status: { state: 'rejected', reason: 'min_amount', waitingFor: null },
      })
    }),

    check('shows the friend by the name he gave and a masked address', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at, { name: 'Cleo', email: 'cleo@friends.example' })])
      expect((await onlyReferral(harness)).friend).toEqual({ name: 'Cleo', email: 'c***@f***.example' })
    }),

    check('keeps to itself how the host names his customers, and what the friend got', async (harness) => {
      const visit = await arrive(harness)
      await harness.host.conversion({ ...SALE, visitId: visit.id })
      const session = await sessionOf(harness)
      const answers = [await session.referrals(), await session.rewards()]
      expect(JSON.stringify(answers)).not.toContain('"u1"')
      expect(JSON.stringify(answers)).not.toContain('"side":"customer"')
    }),

    check('one friend is one referral, however often he clicks and buys', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at)])
      await harness.host.conversion({ ...SALE, visitId: visit.id })
      await harness.host.conversion({ ...SALE, orderId: 'o2' })
      expect((await onlyReferral(harness)).rewards).toHaveLength(1)
    }),
  ],
}
