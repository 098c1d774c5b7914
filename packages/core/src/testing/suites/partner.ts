import { expect, vi } from 'vitest'
import { DAY_MS } from '../../attribution.ts'
import { check, openSession, sessionOf, type Suite } from '../check.ts'
import { ADA, arrive, BEN, leadOf, SALE } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

const iso = (ms: number) => new Date(ms).toISOString()

/** From an hour ago to an hour ahead. */
function thisHour({ clock }: AdapterHarness): { from: string; to: string } {
  return { from: iso(clock.now() - 3_600_000), to: iso(clock.now() + 3_600_000) }
}

/** Three friends of Ada's, one after the other. */
async function bringThree(harness: AdapterHarness): Promise<void> {
  for (const number of [1, 2, 3]) {
    const visit = await arrive(harness, ADA.code, `v${number}`)
    const at = harness.clock.now()
    await harness.adapter.record([leadOf(visit, at, { customerId: `u${number}` })])
    await harness.host.conversion({ ...SALE, orderId: `o${number}`, customerId: `u${number}`, at })
    await harness.clock.set(at + 60_000)
  }
}

export const partnerSuite: Suite = {
  title: 'partner',
  needs: ['partner'],
  checks: [
    check('opens a session without asking anybody, whatever the identity is', async ({ adapter }) => {
      const source = vi.fn(async () => 'token')
      openSession(adapter, { token: source }).close()
      openSession(adapter, { token: '' }).close()
      expect(source).not.toHaveBeenCalled()
    }),

    check('me() is the partner with his link and both sides of the offer', async (harness) => {
      const me = await (await sessionOf(harness)).me()
      expect(me).toMatchObject({
        kind: 'customer',
        status: 'active',
        name: 'Ada',
        limited: false,
        links: [{ code: ADA.code, clicks: 0 }],
        offer: { partner: [{ ruleId: 'thanks' }], customer: [{ ruleId: 'welcome' }] },
      })
      expect(new URL(me.links[0]!.url).searchParams.get('ref')).toBe(ADA.code)
    }),

    check('a user whom nobody made a partner becomes one at first use', async (harness) => {
      const me = await (await sessionOf(harness, 'newcomer')).me()
      expect(me.links).toHaveLength(1)
      expect(me).toMatchObject({ status: 'active', limited: false })
      expect(await (await sessionOf(harness, 'newcomer')).me()).toMatchObject({ id: me.id, links: me.links })
    }),

    check('refuses what is no token', async ({ adapter }) => {
      const session = openSession(adapter, { token: 'garbage' })
      await expect(session.me()).rejects.toMatchObject({ code: 'invalid_token', retryable: false })
      await expect(session.referrals()).rejects.toMatchObject({ code: 'invalid_token' })
    }),

    check('refuses a token that somebody else signed', async ({ adapter, host }) => {
      const session = openSession(adapter, { token: await host.token('ada', 'forged') })
      await expect(session.rewards()).rejects.toMatchObject({ code: 'invalid_token', retryable: false })
    }),

    check('says when a token has expired', async ({ adapter, host }) => {
      const session = openSession(adapter, { token: await host.token('ada', 'expired') })
      await expect(session.me()).rejects.toMatchObject({ code: 'token_expired', retryable: false })
    }),

    check('asks for another token when one has expired, once for all reads', async ({ adapter, host }) => {
      const [expired, good] = [await host.token('ada', 'expired'), await host.token('ada')]
      const source = vi.fn(async () => (source.mock.calls.length === 1 ? expired : good))
      const session = openSession(adapter, { token: source })
      const [me] = await Promise.all([session.me(), session.referrals(), session.rewards()])
      expect(me.name).toBe('Ada')
      expect(source).toHaveBeenCalledTimes(2)
    }),

    check('gives up after the second expired token', async ({ adapter, host }) => {
      const expired = await host.token('ada', 'expired')
      const session = openSession(adapter, { token: async () => expired })
      await expect(session.me()).rejects.toMatchObject({ code: 'token_expired' })
    }),

    check('may be tried again when the page could not get a token', async ({ adapter, host }) => {
      const good = await host.token('ada')
      const source = vi.fn(async () => {
        if (source.mock.calls.length === 1) throw new TypeError('Failed to fetch')
        return good
      })
      const session = openSession(adapter, { token: source })
      await expect(session.me()).rejects.toMatchObject({ name: 'GoodwordError', code: 'unavailable', retryable: true })
      expect(await session.me()).toMatchObject({ name: 'Ada' })
    }),

    check('shows empty lists and zeroes before anything happened', async (harness) => {
      const session = await sessionOf(harness)
      expect(await session.referrals()).toEqual({ data: [], next: null })
      expect(await session.rewards()).toEqual({ data: [], next: null })
      const summary = await session.summary(thisHour(harness))
      expect(summary).toMatchObject({ clicks: 0, leads: 0, sales: 0, earned: [], series: [] })
    }),

    check('counts clicks, friends who joined, confirmed sales and what they earned', async (harness) => {
      const range = thisHour(harness)
      await bringThree(harness)
      await arrive(harness, ADA.code, 'v4')
      const session = await sessionOf(harness)
      expect(await session.summary(range)).toMatchObject({
        clicks: 4,
        leads: 3,
        sales: 3,
        earned: [{ currency: 'USD', form: 'credit', pending: 6000, held: 0, approved: 0, paid: 0, reversed: 0 }],
      })
      expect((await session.me()).links[0]?.clicks).toBe(4)
    }),

    check('counts a friend once who is reported by the page and by the server', async (harness) => {
      const range = thisHour(harness)
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at)])
      await harness.host.conversion({ type: 'lead', customerId: 'u1', visitId: visit.id })
      expect(await (await sessionOf(harness)).summary(range)).toMatchObject({ clicks: 1, leads: 1 })
    }),

    check('counts from the first moment of a range on and before the last', async (harness) => {
      const { at } = await arrive(harness)
      const session = await sessionOf(harness)
      const clicks = async (from: number, to: number) =>
        (await session.summary({ from: iso(from), to: iso(to) })).clicks
      expect([await clicks(at, at + 1), await clicks(at - 1000, at), await clicks(at + 1, at + 1000)]).toEqual([
        1, 0, 0,
      ])
    }),

    check('draws a line of days, the quiet ones too', async (harness) => {
      const { at } = await arrive(harness)
      const today = Math.floor(at / DAY_MS) * DAY_MS
      const session = await sessionOf(harness)
      const { series } = await session.summary({ from: iso(today - DAY_MS), to: iso(today + DAY_MS), by: 'day' })
      expect(series).toMatchObject([
        { clicks: 0, leads: 0, sales: 0, earned: [] },
        { clicks: 1, leads: 0, sales: 0, earned: [] },
      ])
      expect(series.map((day) => Date.parse(day.at))).toEqual([today - DAY_MS, today])
    }),

    check('refuses a range that is none', async (harness) => {
      const session = await sessionOf(harness)
      const range = { from: 'yesterday', to: 'today' }
      await expect(session.summary(range)).rejects.toMatchObject({ code: 'invalid', retryable: false })
    }),

    check('turns the pages of a list, newest first, each entry once', async (harness) => {
      await bringThree(harness)
      const session = await sessionOf(harness)
      const first = await session.rewards({ limit: 2 })
      expect(first.data).toHaveLength(2)
      expect(first.next).not.toBeNull()
      const second = await session.rewards({ limit: 2, after: first.next! })
      expect(second).toMatchObject({ data: [{}], next: null })
      const times = [...first.data, ...second.data].map((reward) => Date.parse(reward.earnedAt))
      expect(times).toEqual([...new Set(times)].toSorted((a, b) => b - a))
    }),

    check('ends a list with null when the last page is just full', async (harness) => {
      await bringThree(harness)
      const session = await sessionOf(harness)
      const whole = await session.referrals({ limit: 3 })
      expect(whole).toMatchObject({ data: [{}, {}, {}], next: null })
      expect((await session.referrals()).data.map(({ id }) => id)).toEqual(whole.data.map(({ id }) => id))
    }),

    check('refuses a page that cannot be', async (harness) => {
      const session = await sessionOf(harness)
      for (const page of [{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, { after: 'nowhere' }]) {
        await expect(session.referrals(page), JSON.stringify(page)).rejects.toMatchObject({ code: 'invalid' })
      }
    }),

    check('shows everybody his own friends and rewards only', async (harness) => {
      await bringThree(harness)
      const [ada, ben] = [await sessionOf(harness), await sessionOf(harness, BEN.externalId)]
      expect((await ada.referrals()).data).toHaveLength(3)
      expect(await ben.referrals()).toEqual({ data: [], next: null })
      expect(await ben.rewards()).toEqual({ data: [], next: null })
      expect(await ben.summary(thisHour(harness))).toMatchObject({ clicks: 0, leads: 0, sales: 0, earned: [] })
    }),

    check('rejects with the reason of the signal when a read is given up', async (harness) => {
      const session = await sessionOf(harness)
      const reason = new Error('The panel was closed.')
      const signal = AbortSignal.abort(reason)
      await expect(session.me({ signal })).rejects.toBe(reason)
      await expect(session.rewards({ signal })).rejects.toBe(reason)
      expect(await session.me()).toMatchObject({ name: 'Ada' })
    }),

    check('gives up a read that waits for the page to get a token', async ({ adapter }) => {
      const giveUp = new AbortController()
      const session = openSession(adapter, { token: () => new Promise<string>(() => {}) })
      const read = session.me({ signal: giveUp.signal })
      const reason = new Error('The panel was closed.')
      giveUp.abort(reason)
      await expect(read).rejects.toBe(reason)
    }),

    check('gives up its reads when it is closed, and rejects later ones as aborted', async (harness) => {
      const session = await sessionOf(harness)
      const open = session.me()
      session.close()
      session.close()
      await expect(open).rejects.toMatchObject({ name: 'AbortError' })
      await expect(session.referrals()).rejects.toMatchObject({ name: 'AbortError' })
    }),
  ],
}
