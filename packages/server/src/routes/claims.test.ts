import { DAY_MS, type Claim, type JoinResult, type Page, type Referral, type Reward } from '@goodword/core'
import type { Conversion } from '@goodword/core/wire/schemas'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, type World } from '../testing/world.ts'

const NOW = Date.UTC(2026, 8, 20, 12)

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())
beforeEach(() => server.clock.set(NOW))

const open = (confirm = true, more: object = {}) =>
  createWorld(server, { settings: { claims: { days: 14, confirm }, ...more } })
const claim = (world: World, sender: object, who = 'joe') =>
  world.act<{ state: string }>(who, 'POST', '/v1/me/claims', sender)
const list = async (world: World, who = 'ada') => (await world.act<Page<Claim>>(who, 'GET', '/v1/me/claims')).body.data
const confirm = (world: World, id: string, isMine: unknown, who = 'ada') =>
  world.act<Claim>(who, 'POST', `/v1/me/claims/${id}/confirm`, { isMine })
const buy = (world: World, orderId: string, at = NOW, more: object = {}) =>
  world.convert({ type: 'sale', customerId: 'joe', orderId, amount: 6000, currency: 'USD', at, ...more })
/** Who is credited with each order, and why. */
const whys = async ({ own, ada, ben }: World) => {
  const { body } = await own<{ data: Conversion[] }>('GET', '/v1/conversions?state=verified')
  const names = new Map([ada, ben].map((partner) => [partner.id, partner.name]))
  const sales = body.data.filter((one) => one.type === 'sale')
  return sales
    .map(({ orderId, partners }) => `${orderId} ${names.get(partners[0]?.id ?? '')} ${partners[0]?.why}`)
    .sort()
}

describe('a claim', () => {
  test('waits for its partner, and credits what nobody else is credited with once he confirms', async () => {
    const world = await open()
    await world.convert({ type: 'lead', customerId: 'joe', email: 'joe@mail.example', name: 'Joe', at: NOW - DAY_MS })
    await buy(world, 'o1', NOW - 5)
    expect(await claim(world, { code: ' ADA1 ' })).toMatchObject({ status: 200, body: { state: 'waiting' } })
    expect(await world.referrals()).toEqual([])
    const [waiting] = await list(world)
    expect(waiting).toEqual({
      id: waiting?.id,
      friend: { name: 'Joe', email: 'j***@m***.example' },
      at: new Date(NOW).toISOString(),
      state: 'waiting',
    })
    expect(await confirm(world, waiting!.id, true)).toMatchObject({ status: 200, body: { state: 'confirmed' } })
    expect(await whys(world)).toEqual(['o1 Ada claim'])
    expect(await world.referrals()).toMatchObject([
      { friend: { name: 'Joe' }, source: { code: 'ada1' }, visitedAt: null, status: { state: 'qualified' } },
    ])
    expect(await world.rewards()).toMatchObject([{ amount: 2000 }])
    expect((await world.own<{ data: Reward[] }>('GET', '/v1/rewards?side=customer')).body.data).toHaveLength(1)
  })

  test('comes to the same whether it, the sale or the click is heard of first', async () => {
    const click = clickOf('v1', 'ben1', NOW + 1 * DAY_MS)
    const claimed = (world: World) => claim(world, { code: 'ada1' })
    const before = (world: World) => buy(world, 'o1', NOW - DAY_MS)
    const later = async (world: World) => {
      await server.clock.set(NOW + 2 * DAY_MS)
      await buy(world, 'o2', NOW + 2 * DAY_MS, { visitId: 'v1' })
    }
    const clicked = async (world: World) => {
      await server.clock.set(NOW + 2 * DAY_MS)
      await world.record(click)
    }
    for (const steps of [
      [claimed, before, later, clicked],
      [before, claimed, clicked, later],
      [claimed, clicked, later, before],
    ]) {
      await server.clock.set(NOW)
      const world = await open(false)
      for (const step of steps) await step(world)
      expect(await whys(world)).toEqual(['o1 Ada claim', 'o2 Ben touch'])
    }
  })

  test('is confirmed at once where the owner asks nobody, and shows the friend though he did nothing yet', async () => {
    const world = await open(false)
    await world.act('joe', 'PATCH', '/v1/me', { name: 'Joe' })
    expect((await claim(world, { email: 'Ada@partners.example' })).body).toEqual({ state: 'confirmed' })
    expect(await world.referrals()).toMatchObject([
      { friend: { name: 'Joe', email: null }, source: { code: 'ada1' }, status: { state: 'joined' } },
    ])
    await buy(world, 'o1')
    expect(await world.referrals()).toMatchObject([{ status: { state: 'qualified' } }])
    expect(await claim(world, { code: 'ben1' })).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })

  test('does not tell whether an address is anybody’s', async () => {
    const world = await open()
    const answers = [
      await claim(world, { email: 'nobody@mail.example' }),
      await claim(world, { email: 'ada@partners.example' }),
    ]
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, { state: 'waiting' }],
      [200, { state: 'waiting' }],
    ])
    await buy(world, 'o1', NOW - 15 * DAY_MS)
    for (const email of ['nobody@mail.example', 'ada@partners.example']) {
      expect(await claim(world, { email })).toMatchObject({ status: 409 })
    }
    // An address that nobody has proven to be his is nobody's.
    const other = await open()
    await other.ask('POST', '/v1/join', { body: { key: other.keys.publishableKey, email: 'new@mail.example' } })
    expect((await claim(other, { email: 'new@mail.example' })).body).toEqual({ state: 'waiting' })
    expect(await list(other)).toEqual([])
  })

  test('is replaced by a newer one while it waits, and the same again changes nothing', async () => {
    const world = await open()
    await claim(world, { code: 'ada1' })
    const [first] = await list(world)
    await claim(world, { email: 'ada@partners.example' })
    expect(await list(world)).toEqual([first])
    await claim(world, { code: 'ben1' })
    expect(await list(world)).toEqual([])
    expect(await list(world, 'ben')).toMatchObject([{ state: 'waiting' }])
    expect(await confirm(world, first!.id, true)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('is a conflict of who names himself, comes too late, or was sent by somebody already', async () => {
    const conflict = { status: 409, body: { code: 'conflict' } }
    const world = await open()
    expect(await claim(world, { code: 'ada1' }, 'ada')).toMatchObject(conflict)
    expect(await claim(world, { email: 'ada+x@Partners.example' }, 'ada')).toMatchObject(conflict)
    await buy(world, 'o1', NOW - 14 * DAY_MS)
    expect(await claim(world, { code: 'ada1' })).toMatchObject({ status: 200 })
    await buy(world, 'o0', NOW - 14 * DAY_MS - 1)
    expect(await claim(world, { code: 'ben1' })).toMatchObject(conflict)
    const touched = await open()
    const click = clickOf('v1', 'ben1', NOW - 5)
    await touched.record(click, leadOf('joe', NOW, click.visit))
    expect(await claim(touched, { code: 'ada1' })).toMatchObject(conflict)
  })

  test('of a code that nobody active has is unknown', async () => {
    const world = await open()
    await world.own('PATCH', `/v1/partners/${world.ben.id}`, { status: 'paused' })
    for (const code of ['nobody', 'ben1', '<b>']) {
      expect(await claim(world, { code })).toMatchObject({ status: 404, body: { code: 'unknown_code' } })
    }
    expect((await claim(world, { email: 'ben@partners.example' })).body).toEqual({ state: 'waiting' })
    expect(await list(world, 'ben')).toEqual([])
  })

  test('of a provisional code is his whose address it turns out to be', async () => {
    const world = await open()
    const body = { key: world.keys.publishableKey, email: 'ada@partners.example' }
    const { code } = (await world.ask<JoinResult>('POST', '/v1/join', { body })).body
    await claim(world, { code })
    expect(await list(world)).toEqual([])
    const [mail] = await server.mail()
    await world.ask('POST', '/v1/sessions', { body: { token: /#(\S+)/.exec(mail!.body)?.[1] } })
    const [claimed] = await list(world)
    await confirm(world, claimed!.id, true)
    expect(await world.referrals()).toMatchObject([{ source: { code } }])
  })

  test.each([
    ['/', {}],
    ['/', { code: 'ada1', email: 'ada@partners.example' }],
    ['/email', { email: 'ada' }],
    ['/code', { code: 7 }],
  ])('is refused at %s for what names nobody', async (pointer, sender) => {
    expect(await claim(await open(), sender)).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ pointer }] },
    })
  })

  test('is forbidden where the owner has not switched it on, and to who is no customer of the host’s', async () => {
    const off = await createWorld(server)
    const forbidden = { status: 403, body: { code: 'forbidden' } }
    expect(await claim(off, { code: 'ada1' })).toMatchObject(forbidden)
    expect(await off.act('ada', 'GET', '/v1/me/claims')).toMatchObject(forbidden)
    expect(await confirm(off, 'clm_1', true)).toMatchObject(forbidden)
    const world = await open()
    const { body: lea } = await world.own<{ id: string }>('POST', '/v1/partners', { email: 'lea@mail.example' })
    const { token } = (await world.own<{ token: string }>('POST', '/v1/tokens', { partnerId: lea.id })).body
    const headers = { authorization: `Bearer ${token}` }
    expect(await world.ask('POST', '/v1/me/claims', { body: { code: 'ada1' }, headers })).toMatchObject(forbidden)
    const body = { key: world.keys.publishableKey, email: 'new@mail.example' }
    const limited = (await world.ask<JoinResult>('POST', '/v1/join', { body })).body.token
    expect(await world.as(limited, '/v1/me/claims')).toMatchObject(forbidden)
  })
})

describe('an answer', () => {
  test('may be repeated and not be turned round', async () => {
    const world = await open()
    await claim(world, { code: 'ada1' })
    await claim(world, { code: 'ada1' }, 'kim')
    const [kims, joes] = await list(world)
    for (let count = 0; count < 2; count += 1) {
      expect((await confirm(world, joes!.id, true)).body).toMatchObject({ state: 'confirmed' })
      expect((await confirm(world, kims!.id, false)).body).toMatchObject({ state: 'declined' })
    }
    expect(await confirm(world, joes!.id, false)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(await confirm(world, kims!.id, true)).toMatchObject({ status: 409 })
    expect((await world.referrals()).map((one: Referral) => one.friend)).toHaveLength(1)
    // Who was declined may name somebody else.
    expect((await claim(world, { code: 'ben1' }, 'kim')).body).toEqual({ state: 'waiting' })
  })

  test('is given by the partner of whom it was said, and by nobody else', async () => {
    const world = await open()
    await claim(world, { code: 'ada1' })
    const [one] = await list(world)
    const other = await open()
    expect(await confirm(world, one!.id, true, 'ben')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await confirm(world, one!.id, true, 'joe')).toMatchObject({ status: 404 })
    expect(await confirm(other, one!.id, true)).toMatchObject({ status: 404 })
    expect(await confirm(world, one!.id, 'yes')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/isMine' }] },
    })
  })

  test('is one, though yes and no come at the same moment', async () => {
    const world = await open()
    await claim(world, { code: 'ada1' })
    const [one] = await list(world)
    const answers = await Promise.all([confirm(world, one!.id, true), confirm(world, one!.id, false)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })
})
