import { expect } from 'vitest'
import type { PartnerSession } from '../../adapter.ts'
import { ableSessionOf, check, type Check, type Suite } from '../check.ts'
import { ADA, arrive, BEN, leadOf, saleOf, SALE, worldWith } from '../fixtures.ts'
import type { AdapterHarness, WorldPartner } from '../harness.ts'

const CLEO: WorldPartner = {
  externalId: 'cleo',
  kind: 'customer',
  name: 'Cleo',
  email: 'cleo@partners.example',
  code: 'cleo3',
}

/** Nine more, each with a name. */
const CROWD = Array.from({ length: 9 }, (_, index): WorldPartner => {
  const name = `partner${index + 4}`
  return { externalId: name, kind: 'customer', name, email: `${name}@partners.example`, code: `${name}c` }
})

const comparing = (name: string, run: Check['run'], minimum = 2): Check =>
  check(name, run, { ...worldWith({ leaderboard: { minimum } }), partners: [ADA, BEN, CLEO, ...CROWD] })

/** The middle of a month, so that no check runs over its end. */
async function beginInMonth({ clock }: AdapterHarness): Promise<{ from: number; to: number }> {
  const now = new Date(clock.now())
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1]
  await clock.set(Date.UTC(year, month, 15))
  return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1) }
}

/** So many friends bought by this partner's code, each for the first time. */
async function bring(harness: AdapterHarness, { code }: WorldPartner, count: number, at?: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const friend = `${code}-${number}-${at ?? 'now'}`
    await harness.host.conversion({
      ...SALE,
      orderId: friend,
      customerId: friend,
      code,
      ...(at !== undefined && { at }),
    })
  }
}

/** How many friends each row has, best first. */
async function numbersOf(session: Required<PartnerSession>): Promise<number[]> {
  return (await session.leaderboard()).rows.map(({ friends }) => friends)
}

export const leaderboardSuite: Suite = {
  title: 'leaderboard',
  needs: ['partner', 'leaderboard'],
  checks: [
    comparing('is empty before anybody brought anybody, and says what it compares', async (harness) => {
      const { from, to } = await beginInMonth(harness)
      expect(await (await ableSessionOf(harness)).leaderboard()).toEqual({
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        rows: [],
        people: 0,
        minimum: 2,
      })
    }),

    comparing(
      'shows nobody before there are enough',
      async (harness) => {
        await beginInMonth(harness)
        await bring(harness, ADA, 3)
        await bring(harness, BEN, 1)
        expect(await (await ableSessionOf(harness)).leaderboard()).toMatchObject({ rows: [], people: 2, minimum: 3 })
        await bring(harness, CLEO, 1)
        expect(await (await ableSessionOf(harness)).leaderboard()).toMatchObject({ people: 3, rows: [{}, {}, {}] })
      },
      3,
    ),

    comparing('ranks by friends, and equals share a rank', async (harness) => {
      await beginInMonth(harness)
      await bring(harness, BEN, 1)
      await bring(harness, ADA, 2)
      await bring(harness, CLEO, 2)
      const { rows, people } = await (await ableSessionOf(harness, BEN.externalId)).leaderboard()
      expect(people).toBe(3)
      expect(rows.map(({ rank, friends, isMe }) => ({ rank, friends, isMe }))).toEqual([
        { rank: 1, friends: 2, isMe: false },
        { rank: 1, friends: 2, isMe: false },
        { rank: 3, friends: 1, isMe: true },
      ])
    }),

    comparing('names nobody to others who has not agreed, and everybody to himself', async (harness) => {
      await beginInMonth(harness)
      await bring(harness, ADA, 2)
      await bring(harness, CLEO, 1)
      expect((await (await ableSessionOf(harness)).leaderboard()).rows).toEqual([
        { rank: 1, name: 'Ada', friends: 2, isMe: true },
        { rank: 2, name: null, friends: 1, isMe: false },
      ])
      expect((await (await ableSessionOf(harness, CLEO.externalId)).leaderboard()).rows).toEqual([
        { rank: 1, name: null, friends: 2, isMe: false },
        { rank: 2, name: 'Cleo', friends: 1, isMe: true },
      ])
    }),

    comparing('names to others who has agreed, as long as he does', async (harness) => {
      await beginInMonth(harness)
      await bring(harness, ADA, 2)
      await bring(harness, CLEO, 1)
      const [ada, cleo] = [await ableSessionOf(harness), await ableSessionOf(harness, CLEO.externalId)]
      if (!cleo.update) return
      await cleo.update({ isListed: true })
      expect((await ada.leaderboard()).rows).toMatchObject([{ name: 'Ada' }, { name: 'Cleo', isMe: false }])
      await cleo.update({ isListed: false })
      expect((await ada.leaderboard()).rows).toMatchObject([{ name: 'Ada' }, { name: null }])
    }),

    comparing('has ten rows, and the reader’s own wherever it stands', async (harness) => {
      await beginInMonth(harness)
      await bring(harness, BEN, 1)
      for (const partner of [ADA, CLEO, ...CROWD]) await bring(harness, partner, 2)
      const { rows, people } = await (await ableSessionOf(harness, BEN.externalId)).leaderboard()
      expect(people).toBe(12)
      expect(rows.slice(0, 10)).toEqual(rows.slice(0, 10).map(() => ({ rank: 1, name: null, friends: 2, isMe: false })))
      expect(rows.slice(10)).toEqual([{ rank: 12, name: null, friends: 1, isMe: true }])
      const listed = await Promise.all(
        [ADA, CLEO, ...CROWD].map(async ({ externalId }) => (await ableSessionOf(harness, externalId)).leaderboard()),
      )
      // Eleven share the first rank: ten of them stand there for everybody, the last for himself only.
      expect(listed.map(({ rows }) => rows.length).toSorted()).toEqual([...Array.from({ length: 10 }, () => 10), 11])
      expect(listed.every(({ rows }) => rows.filter(({ isMe }) => isMe).length === 1)).toBe(true)
    }),

    comparing('counts a friend once, in the month in which the host first heard of him', async (harness) => {
      const { from } = await beginInMonth(harness)
      await bring(harness, BEN, 1)
      const friend = { ...SALE, customerId: 'u1', code: ADA.code }
      await harness.host.conversion({ ...friend, orderId: 'o1', at: from })
      await harness.host.conversion({ ...friend, orderId: 'o2' })
      const old = { ...SALE, customerId: 'u2', code: ADA.code }
      await harness.host.conversion({ ...old, orderId: 'o3', at: from - 1 })
      await harness.host.conversion({ ...old, orderId: 'o4' })
      expect(await numbersOf(await ableSessionOf(harness))).toEqual([1, 1])
    }),

    comparing('forgets at the end of the month', async (harness) => {
      const { to } = await beginInMonth(harness)
      await bring(harness, ADA, 1)
      await bring(harness, BEN, 1)
      await harness.clock.set(to)
      const { from, people, rows } = await (await ableSessionOf(harness)).leaderboard()
      expect({ from, people, rows }).toEqual({ from: new Date(to).toISOString(), people: 0, rows: [] })
    }),

    comparing('counts nothing that only a page claims', async (harness) => {
      await beginInMonth(harness)
      await bring(harness, BEN, 1)
      await bring(harness, CLEO, 1)
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at), saleOf(visit, visit.at, { customerId: 'u1' })])
      expect(await (await ableSessionOf(harness)).leaderboard()).toMatchObject({ people: 2 })
      await harness.host.conversion({ type: 'lead', customerId: 'u1' })
      expect(await (await ableSessionOf(harness)).leaderboard()).toMatchObject({ people: 3 })
    }),

    comparing('holds nobody who has left', async (harness) => {
      await beginInMonth(harness)
      for (const partner of [ADA, BEN, CLEO]) await bring(harness, partner, 1)
      await harness.host.setStatus(CLEO.externalId, 'closed')
      expect(await (await ableSessionOf(harness)).leaderboard()).toMatchObject({ people: 2, rows: [{}, {}] })
    }),

    comparing('holds nobody who gave an address and never opened the mail', async (harness) => {
      if (!harness.adapter.join) return
      await beginInMonth(harness)
      const { code } = await harness.adapter.join({ email: 'new@people.example' })
      await bring(harness, { ...CLEO, code }, 3)
      for (const partner of [ADA, BEN]) await bring(harness, partner, 1)
      expect(await (await ableSessionOf(harness)).leaderboard()).toMatchObject({ people: 2, rows: [{}, {}] })
    }),

    comparing('tells no more of anybody than it has to', async (harness) => {
      await beginInMonth(harness)
      for (const partner of [ADA, BEN, CLEO]) await bring(harness, partner, 1)
      const { rows } = await (await ableSessionOf(harness)).leaderboard()
      for (const row of rows) expect(Object.keys(row).toSorted()).toEqual(['friends', 'isMe', 'name', 'rank'])
    }),
  ],
}
