import { expect } from 'vitest'
import { DAY_MS } from '../../attribution.ts'
import type { ConversionInput } from '../../wire/schemas/index.ts'
import { check, sessionOf, type Suite } from '../check.ts'
import { ADA, arrive, leadOf, SALE, saleOf, worldWhere } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

async function rewardsOf(harness: AdapterHarness) {
  return (await (await sessionOf(harness)).rewards()).data
}

/** A sale that came by Ada's code, from a host that may have made a mistake. */
const saleWith = (more: object) => ({ ...SALE, code: ADA.code, ...more }) as ConversionInput

export const moneySuite: Suite = {
  title: 'money',
  needs: ['partner'],
  checks: [
    check('never moves on what a page claims', async (harness) => {
      const visit = await arrive(harness)
      await harness.adapter.record([
        leadOf(visit, visit.at),
        saleOf(visit, visit.at, { customerId: 'u1', amount: 999_999 }),
      ])
      await harness.clock.set(visit.at + 30 * DAY_MS)
      expect(await rewardsOf(harness)).toEqual([])
    }),

    check('is pending until the very end of the hold, then approved', async (harness) => {
      const { at } = await arrive(harness)
      const end = at + 14 * DAY_MS
      await harness.host.conversion(saleWith({ at }))
      const waiting = {
        state: 'pending',
        reason: 'hold_period',
        waitingFor: 'time',
        earliest: new Date(end).toISOString(),
      }
      expect(await rewardsOf(harness)).toMatchObject([{ payableAt: new Date(end).toISOString(), status: waiting }])
      await harness.clock.set(end - 60_000)
      expect(await rewardsOf(harness)).toMatchObject([{ status: { state: 'pending' } }])
      await harness.clock.set(end)
      expect(await rewardsOf(harness)).toMatchObject([{ amount: 2000, status: { state: 'approved', reason: null } }])
    }),

    check('is due to both sides at once', async (harness) => {
      const { conversion, referral, rewards, duplicate } = await harness.host.conversion(saleWith({}))
      expect(duplicate).toBe(false)
      expect(conversion).toMatchObject({ type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', verified: true })
      expect(referral).toMatchObject({ status: { state: 'qualified' } })
      expect(rewards.toSorted((a, b) => b.side.localeCompare(a.side))).toMatchObject([
        { side: 'partner', form: 'credit', amount: 2000, customerId: 'u1', status: { state: 'pending' } },
        { side: 'customer', form: 'coupon', amount: 1000, customerId: 'u1', status: { state: 'approved' } },
      ])
    }),

    check('takes a coupon as redeemed when the order itself used it', async (harness) => {
      const { rewards } = await harness.host.conversion(saleWith({ discount: 1000 }))
      expect(rewards.find(({ side }) => side === 'customer')).toMatchObject({ status: { state: 'redeemed' } })
    }),

    check("judges a minimum before the friend's own discount", async (harness) => {
      const { rewards } = await harness.host.conversion(saleWith({ amount: 4200, discount: 1000 }))
      expect(rewards).toContainEqual(expect.objectContaining({ side: 'partner', amount: 2000 }))
    }),

    check('counts an order once, however often it is reported', async (harness) => {
      const first = await harness.host.conversion(saleWith({}))
      const again = await harness.host.conversion(saleWith({}))
      expect(again).toMatchObject({ duplicate: true, conversion: { id: first.conversion.id } })
      expect(await rewardsOf(harness)).toHaveLength(1)
    }),

    check('refuses a known order with another amount', async (harness) => {
      await harness.host.conversion(saleWith({}))
      const other = harness.host.conversion(saleWith({ amount: 6001 }))
      await expect(other).rejects.toMatchObject({ code: 'order_conflict', retryable: false })
      expect(await rewardsOf(harness)).toMatchObject([{ base: 6000 }])
    }),

    check('refuses amounts that are no integers in minor units', async (harness) => {
      for (const [amount, code] of [
        [19.99, 'amount_not_integer'],
        ['1999', 'amount_not_integer'],
        [-1, 'amount_negative'],
        [2 ** 53, 'amount_out_of_range'],
      ] as const) {
        await expect(harness.host.conversion(saleWith({ amount })), String(amount)).rejects.toMatchObject({ code })
      }
      expect(await rewardsOf(harness)).toEqual([])
    }),

    check('refuses a currency that does not exist, and a sale of nobody', async (harness) => {
      const sale = saleWith({ currency: 'DOLLARS' })
      await expect(harness.host.conversion(sale)).rejects.toMatchObject({ code: 'unknown_currency' })
      const nobody = { type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD' } as const
      await expect(harness.host.conversion(nobody)).rejects.toMatchObject({ code: 'invalid' })
    }),

    check(
      'rounds a share once, half away from zero: 28.5 % of 100 is 29',
      async (harness) => {
        await harness.host.conversion(saleWith({ amount: 100 }))
        expect(await rewardsOf(harness)).toMatchObject([{ base: 100, amount: 29, originalAmount: 29, currency: 'USD' }])
      },
      worldWhere({ id: 'share', form: 'cash', ppm: 285_000 }),
    ),

    check(
      'pays a share in the currency of the sale',
      async (harness) => {
        await harness.host.conversion(saleWith({ amount: 12_345, currency: 'JPY' }))
        expect(await rewardsOf(harness)).toMatchObject([{ amount: 1235, currency: 'JPY' }])
      },
      worldWhere({ id: 'share', form: 'cash', ppm: 100_000 }),
    ),

    check(
      'pays for a sign-up that the host confirmed, and for none that only the page reported',
      async (harness) => {
        const visit = await arrive(harness)
        await harness.adapter.record([leadOf(visit, visit.at)])
        expect(await rewardsOf(harness)).toEqual([])
        await harness.host.conversion({ type: 'lead', customerId: 'u1' })
        await harness.host.conversion({ type: 'lead', customerId: 'u1' })
        expect(await rewardsOf(harness)).toMatchObject([{ form: 'cash', amount: 500, base: 0 }])
      },
      worldWhere({ id: 'trial', on: 'lead', form: 'cash', fixed: { amount: 500, currency: 'USD' } }),
    ),

    check(
      'pays for each sale where the offer does not say first only',
      async (harness) => {
        await harness.host.conversion(saleWith({}))
        await harness.host.conversion(saleWith({ orderId: 'o2' }))
        expect(await rewardsOf(harness)).toHaveLength(2)
      },
      worldWhere({ id: 'each', form: 'cash', ppm: 100_000 }),
    ),

    check('pays for the first sale only where the offer says so', async (harness) => {
      await harness.host.conversion(saleWith({ at: harness.clock.now() - 60_000 }))
      const { rewards } = await harness.host.conversion(saleWith({ orderId: 'o2' }))
      expect(rewards).toEqual([])
      expect(await rewardsOf(harness)).toHaveLength(1)
    }),

    check('asks for the smallest sale, and takes it', async (harness) => {
      await harness.host.conversion(saleWith({ orderId: 'o1', customerId: 'u1', amount: 4999 }))
      await harness.host.conversion(saleWith({ orderId: 'o2', customerId: 'u2', amount: 5000 }))
      expect(await rewardsOf(harness)).toMatchObject([{ base: 5000 }])
    }),

    check('brings nothing for a sale of nothing', async (harness) => {
      const { rewards } = await harness.host.conversion(saleWith({ amount: 0 }))
      expect(rewards).toEqual([])
    }),

    check('holds a reward when nobody can say whether the sale was large enough', async (harness) => {
      await harness.host.conversion(saleWith({ amount: 9000, currency: 'EUR' }))
      expect(await rewardsOf(harness)).toMatchObject([
        { status: { state: 'held', reason: 'fx_missing', waitingFor: 'brand' } },
      ])
    }),

    check('holds both sides for review when somebody refers himself', async (harness) => {
      const { rewards } = await harness.host.conversion(saleWith({ customerId: ADA.externalId }))
      expect(rewards).toHaveLength(2)
      for (const { status } of rewards) {
        expect(status).toMatchObject({ state: 'held', reason: 'self_referral', waitingFor: 'brand' })
        expect(status.signals).toContain('self_referral')
      }
    }),

    check('knows a partner by his address, and by another spelling of it', async (harness) => {
      await harness.host.conversion(saleWith({ orderId: 'o1', customerId: 'u1', email: ADA.email }))
      await harness.host.conversion(saleWith({ orderId: 'o2', customerId: 'u2', email: 'Ada+two@partners.example' }))
      const reasons = (await rewardsOf(harness)).map(({ status }) => status.reason)
      expect(reasons.toSorted()).toEqual(['self_email_alias', 'self_referral'])
    }),
  ],
}
