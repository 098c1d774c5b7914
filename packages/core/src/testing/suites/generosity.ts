import { expect } from 'vitest'
import { ableSessionOf, check, type Check, type Suite } from '../check.ts'
import { ADA, arrive, BEN, SALE, STANDARD_WORLD, worldWith, type WorldRule } from '../fixtures.ts'
import type { AdapterHarness, World } from '../harness.ts'

const GENEROSITY = { most: 1500, step: 500 }
const GENEROUS_WORLD = worldWith({ generosity: GENEROSITY })

const usd = (amount: number) => ({ amount, currency: 'USD' })
const thanks: WorldRule = { id: 'thanks', form: 'credit', fixed: usd(2000) }
const welcome: WorldRule = { id: 'welcome', form: 'coupon', fixed: usd(1000) }
const share = { form: 'cash', ppm: 100_000 } as const

/** What both sides got for a sale of a friend of Ada's. */
async function sell(harness: AdapterHarness, number: number, at: number): Promise<Record<string, number>> {
  const sale = { ...SALE, orderId: `o${number}`, customerId: `u${number}`, code: ADA.code, at }
  const { rewards } = await harness.host.conversion(sale)
  return Object.fromEntries(rewards.map(({ side, amount }) => [side, amount]))
}

/** Offers that leave nothing to move from one side to the other. */
const FIXED_OFFERS: Record<string, World['offer']> = {
  'is a share': { partner: [{ id: 'share', ...share }], customer: [welcome] },
  'of the friend is a share': { partner: [thanks], customer: [{ id: 'share', ...share }] },
  'is in points': { partner: [{ ...thanks, form: 'points' }], customer: [welcome] },
  'of the friend is in points': { partner: [thanks], customer: [{ ...welcome, form: 'points' }] },
  'is in another currency': { partner: [{ ...thanks, fixed: { amount: 2000, currency: 'EUR' } }], customer: [welcome] },
  'is for a sign-up only': { partner: [{ ...thanks, on: 'lead' }], customer: [welcome] },
  'has none for the friend beside it': { partner: [thanks] },
  'comes after a share': { partner: [{ id: 'share', ...share }, thanks], customer: [welcome] },
}

const nothingToGive = ([why, offer]: [string, World['offer']]): Check =>
  check(
    `is not offered where the reward for a sale ${why}`,
    async (harness) => {
      const session = await ableSessionOf(harness)
      expect((await session.me()).generosity ?? null).toBeNull()
      await expect(session.update({ given: 0 })).rejects.toMatchObject({ code: 'invalid' })
    },
    worldWith({ generosity: GENEROSITY }, offer),
  )

export const generositySuite: Suite = {
  title: 'generosity',
  needs: ['partner', 'update'],
  checks: [
    check('is not offered where the owner has not switched it on', async (harness) => {
      const session = await ableSessionOf(harness)
      expect((await session.me()).generosity ?? null).toBeNull()
      await expect(session.update({ given: 0 })).rejects.toMatchObject({ code: 'invalid', retryable: false })
    }),

    ...Object.entries(FIXED_OFFERS).map(nothingToGive),

    check(
      'begins with nothing given',
      async (harness) => {
        const me = await (await ableSessionOf(harness)).me()
        expect(me.generosity).toEqual({ given: 0, most: 1500, step: 500, currency: 'USD' })
        expect(me.offer).toMatchObject({ partner: [{ fixed: usd(2000) }], customer: [{ fixed: usd(1000) }] })
      },
      GENEROUS_WORLD,
    ),

    check(
      'is never more than the own reward',
      async (harness) => {
        expect((await (await ableSessionOf(harness)).me()).generosity).toMatchObject({ most: 2000 })
      },
      worldWith({ generosity: { most: 5000, step: 500 } }),
    ),

    check(
      'moves what is given to the friend, in what both read',
      async (harness) => {
        const session = await ableSessionOf(harness)
        const me = await session.update({ given: 500 })
        expect(me.generosity).toEqual({ given: 500, most: 1500, step: 500, currency: 'USD' })
        expect(me.offer).toMatchObject({ partner: [{ fixed: usd(1500) }], customer: [{ fixed: usd(1500) }] })
        expect(await session.me()).toEqual(me)
        expect((await harness.adapter.invitation(ADA.code))?.offer.customer).toMatchObject([{ fixed: usd(1500) }])
      },
      GENEROUS_WORLD,
    ),

    check(
      'moves it in the rewards of both sides',
      async (harness) => {
        const session = await ableSessionOf(harness)
        await session.update({ given: 1500 })
        const visit = await arrive(harness)
        await harness.clock.set(visit.at + 60_000)
        await harness.host.conversion({ ...SALE, visitId: visit.id })
        expect((await session.rewards()).data).toMatchObject([{ amount: 500, originalAmount: 500 }])
        if (!harness.adapter.friend) return
        expect((await harness.adapter.friend(visit))?.rewards).toMatchObject([{ amount: 2500, originalAmount: 2500 }])
      },
      GENEROUS_WORLD,
    ),

    check(
      'goes by the choice that was in force when the sale happened',
      async (harness) => {
        const session = await ableSessionOf(harness)
        const start = harness.clock.now()
        await session.update({ given: 500 })
        await harness.clock.set(start + 120_000)
        await session.update({ given: 1000 })
        await harness.clock.set(start + 240_000)
        expect(await sell(harness, 1, start - 60_000)).toEqual({ partner: 2000, customer: 1000 })
        expect(await sell(harness, 2, start + 60_000)).toEqual({ partner: 1500, customer: 1500 })
        expect(await sell(harness, 3, start + 180_000)).toEqual({ partner: 1000, customer: 2000 })
      },
      GENEROUS_WORLD,
    ),

    check(
      'leaves what was earned as it was',
      async (harness) => {
        const session = await ableSessionOf(harness)
        const at = harness.clock.now()
        await harness.clock.set(at + 60_000)
        await sell(harness, 1, at)
        const before = await session.rewards()
        await session.update({ given: 1500 })
        expect(await session.rewards()).toEqual(before)
      },
      GENEROUS_WORLD,
    ),

    check(
      'may be all of the own reward, which then is none',
      async (harness) => {
        const session = await ableSessionOf(harness)
        await session.update({ given: 2000 })
        await harness.clock.set(harness.clock.now() + 60_000)
        expect(await sell(harness, 1, harness.clock.now())).toEqual({ customer: 3000 })
        expect(await session.rewards()).toEqual({ data: [], next: null })
      },
      worldWith({ generosity: { most: 5000, step: 500 } }),
    ),

    check(
      'can be taken back',
      async (harness) => {
        const session = await ableSessionOf(harness)
        const before = await session.me()
        await session.update({ given: 1000 })
        expect(await session.update({ given: 0 })).toEqual(before)
      },
      GENEROUS_WORLD,
    ),

    check(
      'refuses what may not be given, and changes nothing then',
      async (harness) => {
        const session = await ableSessionOf(harness)
        await session.update({ given: 500 })
        for (const given of [-500, 250, 2000, 500.5, 1e20]) {
          await expect(session.update({ given, name: 'Eve' }), String(given)).rejects.toMatchObject({ code: 'invalid' })
        }
        expect(await session.me()).toMatchObject({ name: ADA.name, generosity: { given: 500 } })
      },
      GENEROUS_WORLD,
    ),

    check(
      'moves the first reward for a sale, and no other',
      async (harness) => {
        const { offer } = await (await ableSessionOf(harness)).update({ given: 500 })
        expect(offer.partner.map(({ fixed }) => fixed?.amount)).toEqual([300, 1500, 700])
        expect(offer.customer.map(({ fixed }) => fixed?.amount)).toEqual([1500, 400])
      },
      worldWith(
        { generosity: GENEROSITY },
        {
          partner: [
            { id: 'trial', on: 'lead', form: 'cash', fixed: usd(300) },
            thanks,
            { id: 'more', form: 'gift', fixed: usd(700) },
          ],
          customer: [welcome, { id: 'tea', form: 'gift', fixed: usd(400) }],
        },
      ),
    ),

    check(
      'is each partner’s own',
      async (harness) => {
        await (await ableSessionOf(harness)).update({ given: 500 })
        const ben = await (await ableSessionOf(harness, BEN.externalId)).me()
        expect(ben).toMatchObject({ generosity: { given: 0 }, offer: { partner: [{ fixed: usd(2000) }] } })
        expect((await harness.adapter.invitation(BEN.code))?.offer.customer).toMatchObject([{ fixed: usd(1000) }])
        if (!harness.adapter.program) return
        const customer = STANDARD_WORLD.offer.customer!.map(({ fixed }) => ({ fixed }))
        expect((await harness.adapter.program()).offer.customer).toMatchObject(customer)
      },
      GENEROUS_WORLD,
    ),
  ],
}
