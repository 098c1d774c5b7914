import { expect } from 'vitest'
import type { PartnerSession } from '../../adapter.ts'
import { DAY_MS } from '../../attribution.ts'
import type { RewardForm } from '../../offer.ts'
import type { Reward } from '../../reward.ts'
import { ableSessionOf, check, type Check, type Suite } from '../check.ts'
import { ADA, BEN, SALE, worldWith } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

const redeeming = (name: string, run: Check['run']): Check => check(name, run, worldWith({ redeem: true }))

/** A friend of Ada's bought. */
async function sell({ host }: AdapterHarness, number = 1) {
  return host.conversion({ ...SALE, orderId: `o${number}`, customerId: `u${number}`, code: ADA.code })
}

/** The holds of everything that was earned by now end. */
async function waitForHolds({ clock }: AdapterHarness): Promise<void> {
  await clock.set(clock.now() + 31 * DAY_MS)
}

async function onlyReward(session: Required<PartnerSession>): Promise<Reward> {
  const { data } = await session.rewards()
  expect(data).toHaveLength(1)
  return data[0]!
}

const REDEEMED = { state: 'redeemed', reason: 'redeemed', waitingFor: null, earliest: null }

const inForm = (form: RewardForm, run: Check['run'], name: string): Check => {
  const rule = { id: 'thanks', form, fixed: { amount: 2000, currency: 'USD' } } as const
  return check(name, run, worldWith({ redeem: true }, { partner: [rule] }))
}

export const redeemSuite: Suite = {
  title: 'redeem',
  needs: ['partner', 'redeem'],
  checks: [
    ...(['credit', 'gift', 'points', 'coupon'] as const).map((form) =>
      inForm(
        form,
        async (harness) => {
          await sell(harness)
          await waitForHolds(harness)
          const session = await ableSessionOf(harness)
          const before = await onlyReward(session)
          expect(before).toMatchObject({ form, code: null, status: { state: 'approved' } })
          const { code, ...after } = await session.redeem(before.id)
          expect({ ...after, code: null }).toEqual({ ...before, status: REDEEMED })
          expect(code).toMatch(/^[A-Za-z0-9]{10}$/)
        },
        `gives a code for an approved reward in ${form}, and all of it`,
      ),
    ),

    redeeming('gives a code without letters that are read as another', async (harness) => {
      for (const number of [1, 2, 3, 4, 5]) await sell(harness, number)
      await waitForHolds(harness)
      const session = await ableSessionOf(harness)
      const { data } = await session.rewards()
      const codes = new Set<string | null>()
      for (const { id } of data) codes.add((await session.redeem(id)).code)
      expect(codes.size).toBe(5)
      expect([...codes].join('')).not.toMatch(/[0O1Il]/)
    }),

    redeeming('is seen in the list of rewards', async (harness) => {
      await sell(harness)
      await waitForHolds(harness)
      const session = await ableSessionOf(harness)
      const redeemed = await session.redeem((await onlyReward(session)).id)
      expect(await onlyReward(session)).toEqual(redeemed)
    }),

    redeeming('answers with the same code when it is repeated, also at the same time', async (harness) => {
      await sell(harness)
      await waitForHolds(harness)
      const session = await ableSessionOf(harness)
      const { id } = await onlyReward(session)
      const [first, second] = await Promise.all([session.redeem(id), session.redeem(id)])
      expect(second).toEqual(first)
      await harness.clock.set(harness.clock.now() + DAY_MS)
      expect(await session.redeem(id)).toEqual(first)
    }),

    redeeming('waits for the end of the hold', async (harness) => {
      await sell(harness)
      const session = await ableSessionOf(harness)
      const { id } = await onlyReward(session)
      await expect(session.redeem(id)).rejects.toMatchObject({ code: 'conflict', retryable: false })
      expect(await onlyReward(session)).toMatchObject({ code: null, status: { state: 'pending' } })
      await waitForHolds(harness)
      expect(await session.redeem(id)).toMatchObject({ status: REDEEMED })
    }),

    redeeming('takes no reward that is held for review', async (harness) => {
      await harness.host.conversion({ ...SALE, customerId: ADA.externalId, code: ADA.code })
      await waitForHolds(harness)
      const session = await ableSessionOf(harness)
      const { id } = await onlyReward(session)
      await expect(session.redeem(id)).rejects.toMatchObject({ code: 'conflict' })
      expect(await onlyReward(session)).toMatchObject({ code: null, status: { state: 'held' } })
    }),

    inForm(
      'cash',
      async (harness) => {
        await sell(harness)
        await waitForHolds(harness)
        const session = await ableSessionOf(harness)
        const { id } = await onlyReward(session)
        await expect(session.redeem(id)).rejects.toMatchObject({ code: 'conflict', retryable: false })
        expect(await onlyReward(session)).toMatchObject({ code: null, status: { state: 'approved' } })
      },
      'takes no cash',
    ),

    redeeming('takes the partner’s own rewards only', async (harness) => {
      const { rewards } = await sell(harness)
      await waitForHolds(harness)
      const ben = await ableSessionOf(harness, BEN.externalId)
      const ada = await ableSessionOf(harness)
      for (const { id } of rewards) await expect(ben.redeem(id)).rejects.toMatchObject({ code: 'not_found' })
      const friends = rewards.find(({ side }) => side === 'customer')!
      await expect(ada.redeem(friends.id)).rejects.toMatchObject({ code: 'not_found', retryable: false })
      await expect(ada.redeem('strange')).rejects.toMatchObject({ code: 'not_found' })
      expect(await onlyReward(ada)).toMatchObject({ code: null, status: { state: 'approved' } })
    }),
  ],
}
