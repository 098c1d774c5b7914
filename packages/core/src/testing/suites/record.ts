import { expect } from 'vitest'
import type { TrackedEvent } from '../../event.ts'
import { check, type Suite } from '../check.ts'
import { ADA, arrive, clickOn, createVisit, leadOf, saleOf } from '../fixtures.ts'

/** What a page with a mistake in it may send. */
const bad = (event: unknown) => event as TrackedEvent

export const recordSuite: Suite = {
  title: 'record',
  needs: [],
  checks: [
    check('answers an empty list with an empty result', async ({ adapter }) => {
      expect(await adapter.record([])).toEqual({ accepted: 0, duplicates: 0, rejected: [], codes: {} })
    }),

    check('accepts a click, a lead and a sale', async (harness) => {
      const visit = createVisit(harness)
      const events = [clickOn(visit), leadOf(visit, visit.at), saleOf(visit, visit.at, { customerId: 'u1' })]
      const result = await harness.adapter.record(events)
      expect(result).toEqual({ accepted: 3, duplicates: 0, rejected: [], codes: { ada1: 'known' } })
    }),

    check('accepts a lead of somebody whom nobody sent', async ({ adapter, clock }) => {
      expect(await adapter.record([leadOf(null, clock.now())])).toMatchObject({ accepted: 1, rejected: [], codes: {} })
    }),

    check('knows an event by its id, however often it is sent', async (harness) => {
      const click = clickOn(createVisit(harness))
      expect(await harness.adapter.record([click])).toMatchObject({ accepted: 1, duplicates: 0 })
      expect(await harness.adapter.record([click])).toMatchObject({ accepted: 1, duplicates: 1 })
      expect(await harness.adapter.record([click, click])).toMatchObject({ accepted: 2, duplicates: 2 })
    }),

    check('knows an event that is sent twice in one call', async (harness) => {
      const click = clickOn(createVisit(harness))
      expect(await harness.adapter.record([click, click])).toMatchObject({ accepted: 2, duplicates: 1 })
    }),

    check('says what it knows of each code, under the spelling that was sent', async (harness) => {
      await harness.host.setStatus('ben', 'paused')
      const codes = ['ADA1', 'ben2', 'nobody']
      const clicks = codes.map((code) => clickOn(createVisit(harness, code, `v-${code}`)))
      expect(await harness.adapter.record(clicks)).toMatchObject({
        accepted: 3,
        codes: { ADA1: 'known', ben2: 'paused', nobody: 'unknown' },
      })
    }),

    check('lists a bad event with pointer and code, and keeps its neighbours', async (harness) => {
      const { adapter, clock } = harness
      const visit = createVisit(harness)
      const broken = bad({ ...saleOf(visit, clock.now()), amount: 19.99 })
      const result = await adapter.record([clickOn(visit), broken, leadOf(visit, clock.now())])
      expect(result).toMatchObject({
        accepted: 2,
        rejected: [{ index: 1, pointer: '/events/1/amount', code: 'amount_not_integer' }],
      })
      expect(result.rejected[0]?.detail).not.toBe('')
      expect(await adapter.record([clickOn(visit), leadOf(visit, clock.now())])).toMatchObject({ duplicates: 2 })
    }),

    check('refuses amounts that are no integers in minor units, each by its name', async ({ adapter, clock }) => {
      const amounts = [19.99, '1999', -1, 2 ** 53, null]
      const events = amounts.map((amount, index) =>
        bad({ ...saleOf(null, clock.now(), { orderId: `o${index}` }), amount }),
      )
      const { accepted, rejected } = await adapter.record(events)
      expect(accepted).toBe(0)
      expect(rejected.map(({ code }) => code)).toEqual([
        'amount_not_integer',
        'amount_not_integer',
        'amount_negative',
        'amount_out_of_range',
        'amount_not_integer',
      ])
    }),

    check('refuses a currency that does not exist', async ({ adapter, clock }) => {
      const { rejected } = await adapter.record([saleOf(null, clock.now(), { currency: 'DOLLARS' })])
      expect(rejected).toMatchObject([{ pointer: '/events/0/currency', code: 'unknown_currency' }])
    }),

    check('refuses ids that are empty, too long or not plain', async ({ adapter, clock }) => {
      const ids = ['', 'x'.repeat(161), 'a\u0000b', 'é']
      const { accepted, rejected } = await adapter.record(ids.map((id) => leadOf(null, clock.now(), { id })))
      expect(accepted).toBe(0)
      expect(rejected.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
        ids.map((_, index) => `/events/${index}/id invalid_id`),
      )
    }),

    check('refuses what is no event at all', async ({ adapter, clock }) => {
      const events = [null, 'click', { id: 'x', type: 'poke', at: clock.now(), visit: null }].map(bad)
      const { accepted, rejected } = await adapter.record(events)
      expect({ accepted, indexes: rejected.map(({ index }) => index) }).toEqual({ accepted: 0, indexes: [0, 1, 2] })
    }),

    check('refuses more than 100 events as too large', async ({ adapter, clock }) => {
      const events = Array.from({ length: 101 }, (_, index) => leadOf(null, clock.now(), { customerId: `u${index}` }))
      await expect(adapter.record(events)).rejects.toMatchObject({ code: 'too_large', retryable: false })
    }),

    check('takes a visit apart from its click, and the click later', async (harness) => {
      const visit = createVisit(harness)
      expect(await harness.adapter.record([leadOf(visit, visit.at)])).toMatchObject({ codes: { ada1: 'known' } })
      expect(await harness.adapter.record([clickOn(visit)])).toMatchObject({ accepted: 1, duplicates: 0 })
    }),

    check('rejects with the reason of the signal when it is given up', async (harness) => {
      const reason = new Error('The page goes away.')
      const call = harness.adapter.record([clickOn(createVisit(harness, ADA.code))], {
        signal: AbortSignal.abort(reason),
      })
      await expect(call).rejects.toBe(reason)
      expect((await arrive(harness)).code).toBe(ADA.code)
    }),
  ],
}
