import { DAY_MS, type InviteResult, type Reward } from '@goodword/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestProgram, type TestServer } from '../test-server.ts'
import { startPostgres, type RealPostgres } from '../testing/postgres.ts'
import { clickOf, createWorld, leadOf, saleOf, type World } from '../testing/world.ts'
import { isMigrated } from './migrate.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './pg.ts'
import type { Store } from './store.ts'

/** The same SQL on both engines. Two stores stand for two servers; PGlite has room for one only. */

const NOW = Date.UTC(2026, 8, 1, 12)
const SALE = { type: 'sale', customerId: 'u1', orderId: 'o1', amount: 6000, currency: 'USD' } as const

/** Starting PostgreSQL also tells whether it can be started here; the reason is shown with the skipped tests. */
let whyNot = ''
const postgres: RealPostgres | null = await startPostgres().catch((error: unknown) => {
  whyNot = `: it cannot be started here (${String((error as Error)?.message ?? error).split('\n')[0]})`
  return null
})
afterAll(() => postgres?.stop())

const engines: [string, { isHere: boolean; open: () => Promise<Store[]> }][] = [
  ['PGlite', { isHere: true, open: async () => [await openPglite()] }],
  [
    `PostgreSQL${whyNot}`,
    {
      isHere: postgres !== null,
      open: async () => {
        const url = await postgres!.createDatabase()
        // Both at once, as when two servers are deployed: one migrates, the other waits.
        return Promise.all([openPostgres(url), openPostgres(url)])
      },
    },
  ],
]

describe.each(engines)('on %s', (_name, { isHere, open }) => {
  describe.skipIf(!isHere)('the store', () => {
    let servers: TestServer[]
    const server = (index: number): TestServer => servers[index % servers.length]!

    beforeAll(async () => {
      const stores = await open()
      servers = await Promise.all(stores.map((store) => createTestServer({ now: NOW, store })))
      expect(await isMigrated(stores[0]!.db)).toBe(true)
    }, 60_000)
    afterAll(async () => {
      for (const one of servers) await one.close()
    })

    /** One world, seen through each server. */
    const createWorlds = async (program?: TestProgram): Promise<World[]> => {
      const world = await createWorld(server(0), program)
      const through =
        (one: TestServer): World['ask'] =>
        async (method, path, { body, headers = {} } = {}) => {
          const sent = body === undefined ? {} : { body: JSON.stringify(body) }
          const response = await one.fetch(one.url + path, { method, headers, ...sent })
          return { status: response.status, headers: response.headers, body: (await response.json()) as never }
        }
      return servers.map((one) => ({ ...world, ask: through(one) }))
    }

    test('carries a referral from the click to the approved reward', async () => {
      const world = await createWorld(server(0))
      const click = clickOf('v1', 'ada1', NOW)
      await world.record(click, leadOf('u1', NOW, click.visit, { name: 'Joe' }))
      await world.convert(SALE)
      await server(0).clock.set(NOW + 14 * DAY_MS)
      expect(await world.referrals()).toMatchObject([{ friend: { name: 'Joe' }, status: { state: 'rewarded' } }])
      expect((await world.me()).links).toMatchObject([{ clicks: 1 }])
      await server(0).clock.set(NOW)
    })

    test('counts an order once, though every server hears of it at the same moment', async () => {
      const worlds = await createWorlds()
      const { keys, own } = worlds[0]!
      const headers = { authorization: `Bearer ${keys.secretKey}` }
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          worlds[index % worlds.length]!.ask('POST', '/v1/conversions', { body: { ...SALE, code: 'ada1' }, headers }),
        ),
      )
      expect(answers.map((one) => one.status).sort()).toEqual([...Array.from({ length: 29 }, () => 200), 201])
      expect(await own('GET', '/v1/rewards')).toMatchObject({ body: { data: [{}, {}] } })
    })

    test('counts an event once, though every server hears of it at the same moment', async () => {
      const worlds = await createWorlds()
      const { keys, me } = worlds[0]!
      const events = Array.from({ length: 50 }, (_, index) => clickOf(`v${index}`, 'ada1', NOW))
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          worlds[index % worlds.length]!.ask<{ accepted: number; duplicates: number }>('POST', '/v1/events', {
            body: { key: keys.publishableKey, events: index % 2 ? events : [...events].reverse() },
          }),
        ),
      )
      expect(answers.every((one) => one.body.accepted === 50)).toBe(true)
      expect(answers.reduce((sum, one) => sum + one.body.duplicates, 0)).toBe(250)
      expect((await me()).links[0]?.clicks).toBe(50)
    })

    test('mails a friend once and keeps the daily limit, though every server is asked at the same moment', async () => {
      const worlds = await createWorlds({ settings: { invites: true } })
      const headers = { authorization: `Bearer ${await worlds[0]!.tokenOf('ada')}` }
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) => {
          const emails = Array.from({ length: 18 }, (_, n) => `${n + 8 * index}@mail.example`)
          return worlds[index % worlds.length]!.ask<InviteResult>('POST', '/v1/me/invites', {
            body: { emails },
            headers,
          })
        }),
      )
      const results = answers.flatMap((answer) => answer.body.results)
      expect(results.filter((one) => one.outcome === 'sent')).toHaveLength(50)
      const mails = (await server(0).mail()).filter((mail) => mail.to.endsWith('@mail.example'))
      expect(new Set(mails.map((mail) => mail.to)).size).toBe(50)
      expect(mails).toHaveLength(50)
    })

    test('lets one claim of a customer be open, though he says two things at the same moment', async () => {
      const worlds = await createWorlds({ settings: { claims: { days: 14, confirm: false } } })
      const { own, act } = worlds[0]!
      await act('joe', 'GET', '/v1/me')
      const headers = { authorization: `Bearer ${await worlds[0]!.tokenOf('joe')}` }
      const answers = await Promise.all(
        ['ada1', 'ben1', 'ada1', 'ben1'].map((code, index) =>
          worlds[index % worlds.length]!.ask('POST', '/v1/me/claims', { body: { code }, headers }),
        ),
      )
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409])
      expect(await own('GET', '/v1/referrals')).toMatchObject({ body: { data: [{}] } })
    })

    test('redeems a reward once, though every server is asked while its customer is settled anew', async () => {
      const worlds = await createWorlds({ settings: { redeem: true } })
      const { keys, convert, rewards, record, own, tokenOf } = worlds[0]!
      const click = clickOf('v1', 'ada1', NOW)
      await record(click)
      await convert({ ...SALE, visitId: 'v1' })
      for (const one of servers) await one.clock.set(NOW + 14 * DAY_MS)
      const path = `/v1/me/rewards/${(await rewards())[0]?.id}/redeem`
      const headers = { authorization: `Bearer ${await tokenOf('ada')}` }
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) => {
          const event = leadOf('u1', NOW, click.visit, { id: `lead:${index}`, name: `Joe ${index}` })
          const world = worlds[index % worlds.length]!
          return index % 3 === 2
            ? world.ask<Reward>('POST', '/v1/events', { body: { key: keys.publishableKey, events: [event] } })
            : world.ask<Reward>('POST', path, { headers })
        }),
      )
      expect(answers.filter((one) => one.status === 200)).toHaveLength(8)
      const codes = new Set(answers.flatMap((one) => (one.status === 200 ? [one.body.code] : [])))
      expect(codes.size).toBe(1)
      expect(await rewards()).toMatchObject([{ code: [...codes][0], status: { state: 'redeemed' } }])
      expect(await own('GET', `/v1/coupons/${[...codes][0]}`)).toMatchObject({ status: 200 })
      for (const one of servers) await one.clock.set(NOW)
    })

    test('settles to the same when everything arrives at once', async () => {
      for (let round = 0; round < 8; round += 1) {
        const worlds = await createWorlds()
        const { keys, own, ada } = worlds[0]!
        const headers = { authorization: `Bearer ${keys.secretKey}` }
        const click = clickOf('v1', 'ada1', NOW - 5)
        const tell = (index: number, path: string, body: object) =>
          worlds[index % worlds.length]!.ask('POST', path, { body, headers: path === '/v1/events' ? {} : headers })
        await Promise.all([
          tell(0, '/v1/events', { key: keys.publishableKey, events: [click] }),
          tell(1, '/v1/conversions', {
            type: 'sale',
            email: 'joe@mail.example',
            orderId: 'o1',
            amount: 6000,
            currency: 'USD',
            at: NOW - 1,
          }),
          tell(0, '/v1/conversions', {
            type: 'lead',
            customerId: 'u1',
            email: 'joe@mail.example',
            visitId: 'v1',
            at: NOW - 2,
          }),
          tell(1, '/v1/events', { key: keys.publishableKey, events: [saleOf('o1', NOW - 1, click.visit)] }),
        ])
        const { body } = await own<{ data: object[] }>('GET', '/v1/rewards')
        expect(body.data).toHaveLength(2)
        expect(body.data).toMatchObject([
          { partnerId: ada.id, customerId: 'u1' },
          { partnerId: ada.id, customerId: 'u1' },
        ])
        expect(await own('GET', '/v1/referrals')).toMatchObject({ body: { data: [{ partnerId: ada.id }] } })
      }
    })
  })
})
