import { DAY_MS, type JoinResult, type PartnerView, type Referral, type Reward, type Summary } from '@goodword/core'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, type World } from '../testing/world.ts'

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: Date.UTC(2026, 8, 1, 12) })), 60_000)
afterAll(() => server.close())

const seconds = () => Math.floor(Date.now() / 1000)

function sign(secret: string, claims: Record<string, unknown>, header: object = {}): Promise<string> {
  const payload = { aud: 'goodword', sub: 'joe', iat: seconds(), exp: seconds() + 3600, ...claims }
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(new TextEncoder().encode(secret))
}

describe('a partner token', () => {
  test('makes a partner of a user at first use, once', async () => {
    const { as, keys } = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
    const token = await sign(keys.signingSecret, {
      iss: keys.program,
      name: 'Joe',
      email: 'joe@mail.example',
      kind: 'affiliate',
    })
    const [one, two] = await Promise.all([as<PartnerView>(token, '/v1/me'), as<PartnerView>(token, '/v1/me')])
    expect(one.body).toMatchObject({ name: 'Joe', kind: 'affiliate', status: 'active', limited: false })
    expect(two.body.id).toBe(one.body.id)
    expect(one.body.links).toHaveLength(1)
    expect(one.body.links[0]?.url).toMatch(/^https:\/\/shop\.example\/\?ref=[a-z2-9]{8}$/)
  })

  test('makes none where the program takes no new partners', async () => {
    const { as, keys } = await createWorld(server, { settings: { join: 'closed' } })
    expect(await as(await sign(keys.signingSecret, { iss: keys.program }), '/v1/me')).toMatchObject({ status: 403 })
    expect((await as(await sign(keys.signingSecret, { iss: keys.program, sub: 'ada' }), '/v1/me')).status).toBe(200)
  })

  test('is believed within 60 seconds of its end, and expired afterwards', async () => {
    const { as, keys } = await createWorld(server)
    const ended = (ago: number) =>
      sign(keys.signingSecret, { iss: keys.program, iat: seconds() - 999, exp: seconds() - ago })
    expect((await as(await ended(30), '/v1/me')).status).toBe(200)
    expect(await as(await ended(90), '/v1/me')).toMatchObject({ status: 401, body: { code: 'token_expired' } })
  })

  const unbelievable: [string, (world: World, other: World) => Promise<string> | string][] = [
    [
      'is unsigned',
      ({ keys }) => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
        const claims = { iss: keys.program, aud: 'goodword', sub: 'ada', iat: seconds(), exp: seconds() + 60 }
        return `${part({ alg: 'none' })}.${part(claims)}.`
      },
    ],
    ['is signed by another program', ({ keys }, other) => sign(other.keys.signingSecret, { iss: keys.program })],
    ['is signed by the secret key', ({ keys }) => sign(keys.secretKey, { iss: keys.program })],
    ['names an unknown program', ({ keys }) => sign(keys.signingSecret, { iss: 'nobody' })],
    ['is for another audience', ({ keys }) => sign(keys.signingSecret, { iss: keys.program, aud: 'shop' })],
    ['has an unknown kid', ({ keys }) => sign(keys.signingSecret, { iss: keys.program }, { kid: '../../etc/passwd' })],
    ['lives longer than a day', ({ keys }) => sign(keys.signingSecret, { iss: keys.program, exp: seconds() + 86_401 })],
    [
      'was issued in the future',
      ({ keys }) => sign(keys.signingSecret, { iss: keys.program, iat: seconds() + 600, exp: seconds() + 900 }),
    ],
    ['has no end', ({ keys }) => sign(keys.signingSecret, { iss: keys.program, exp: undefined })],
    ['has no beginning', ({ keys }) => sign(keys.signingSecret, { iss: keys.program, iat: undefined })],
    ['has no subject', ({ keys }) => sign(keys.signingSecret, { iss: keys.program, sub: undefined })],
    ['has a subject that cannot be stored', ({ keys }) => sign(keys.signingSecret, { iss: keys.program, sub: 'a\0b' })],
    [
      'uses another algorithm',
      ({ keys }) =>
        new SignJWT({ iss: keys.program, aud: 'goodword', sub: 'ada' })
          .setProtectedHeader({ alg: 'HS512' })
          .setIssuedAt()
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode(keys.signingSecret)),
    ],
    ['is no token', () => 'a.b.c'],
    ['was cut off', async ({ keys }) => (await sign(keys.signingSecret, { iss: keys.program })).slice(0, -4)],
  ]
  test.each(unbelievable)('is not believed when it %s', async (_what, make) => {
    const world = await createWorld(server)
    const token = await make(world, await createWorld(server))
    const answer = await world.as(token, '/v1/me')
    expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('is missing where it is needed', async () => {
    const { ask } = await createWorld(server)
    expect(await ask('GET', '/v1/me')).toMatchObject({ status: 401, body: { code: 'no_credential' } })
  })

  test('works only on websites of the program', async () => {
    const { ask, tokenOf } = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
    const headers = { authorization: `Bearer ${await tokenOf('ada')}`, origin: 'https://evil.example' }
    expect(await ask('GET', '/v1/me', { headers })).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
  })
})

describe('a partner himself', () => {
  const patch = (world: World, change: object) => world.act<PartnerView>('ada', 'PATCH', '/v1/me', change)

  test('may do what the program has switched on, and nothing with a limited token', async () => {
    const plain = await createWorld(server)
    expect(await plain.me()).toMatchObject({ can: ['links'] })
    expect(await plain.me()).not.toHaveProperty('isListed')
    const settings = { invites: true, redeem: true, leaderboard: { minimum: 3 }, claims: { days: 30, confirm: true } }
    const world = await createWorld(server, { settings })
    expect((await world.me()).can).toEqual(['links', 'invite', 'redeem', 'claim', 'leaderboard'])
    await world.own('PATCH', `/v1/partners/${world.ada.id}`, { status: 'paused' })
    expect((await world.me()).can).toEqual(['links', 'redeem', 'claim', 'leaderboard'])
    const body = { key: world.keys.publishableKey, email: 'new@mail.example' }
    const { token } = (await world.ask<JoinResult>('POST', '/v1/join', { body })).body
    expect((await world.as<PartnerView>(token, '/v1/me')).body).toMatchObject({ limited: true, can: [] })
  })

  test('changes only what he names, and takes away what he sets to null', async () => {
    const world = await createWorld(server, { settings: { leaderboard: { minimum: 2 } } })
    expect(await world.me()).toMatchObject({ name: 'Ada', locale: null, isListed: false })
    const changed = await patch(world, { name: '  Ada L. ', locale: 'pt-BR', isListed: true })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Ada L.', locale: 'pt-BR', isListed: true } })
    expect((await patch(world, { name: null })).body).toMatchObject({ name: null, locale: 'pt-BR', isListed: true })
    expect((await patch(world, {})).body).toEqual(await world.me())
  })

  test.each([
    ['/name', { name: ' ' }],
    ['/name', { name: 'x'.repeat(81) }],
    ['/name', { name: 'Ada\nhttps://evil.example' }],
    ['/name', { name: 7 }],
    ['/locale', { locale: 'en_US' }],
    ['/locale', { locale: '-' }],
    ['/isListed', { isListed: 'yes' }],
  ])('is told at %s of what may not be', async (pointer, change) => {
    const world = await createWorld(server)
    expect(await patch(world, change)).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer }] } })
    expect((await world.me()).name).toBe('Ada')
  })

  test('gives of his reward to his friends, from then on and for good', async () => {
    const world = await createWorld(server, { settings: { generosity: { most: 1500, step: 500 } } })
    const now = server.clock.now()
    const terms = async () => {
      const { offer, generosity } = await world.me()
      return [offer.partner[0]?.fixed?.amount, offer.customer[0]?.fixed?.amount, generosity?.given]
    }
    expect(await terms()).toEqual([2000, 1000, 0])
    const [joe, kim] = [clickOf('v1', 'ada1', now), clickOf('v2', 'ada1', now)]
    await world.record(joe, leadOf('joe', now, joe.visit), kim, leadOf('kim', now, kim.visit))
    await world.convert({ type: 'sale', customerId: 'joe', orderId: 'o1', amount: 6000, currency: 'USD' })
    await server.clock.set(now + 1)
    const given = await patch(world, { given: 500 })
    expect(given.body.generosity).toEqual({ given: 500, most: 1500, step: 500, currency: 'USD' })
    expect(await terms()).toEqual([1500, 1500, 500])
    expect(await world.ask('GET', `/v1/invitations/ada1?key=${world.keys.publishableKey}`)).toMatchObject({
      body: { offer: { customer: [{ fixed: { amount: 1500 } }] } },
    })
    await world.convert({ type: 'sale', customerId: 'kim', orderId: 'o2', amount: 6000, currency: 'USD' })
    await server.clock.set(now + 2)
    await patch(world, { given: 1000 })
    // Anything new of both settles them anew, and changes nothing that was earned.
    await world.record(leadOf('joe', now, joe.visit, { id: 'again:joe', name: 'Joe' }))
    await world.record(leadOf('kim', now, kim.visit, { id: 'again:kim', name: 'Kim' }))
    expect((await world.rewards()).map((reward) => reward.amount)).toEqual([1500, 2000])
    const { body } = await world.own<{ data: Reward[] }>('GET', '/v1/rewards?side=customer')
    expect(body.data.map((reward) => reward.amount)).toEqual([1500, 1000])
    await server.clock.set(now)
  })

  test.each([-500, 0.5, 250, 2000, '500'])('cannot give %j', async (amount) => {
    const world = await createWorld(server, { settings: { generosity: { most: 1500, step: 500 } } })
    expect(await patch(world, { name: 'Eve', given: amount })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ pointer: '/given' }] },
    })
    expect(await world.me()).toMatchObject({ name: 'Ada', generosity: { given: 0 } })
  })

  test('cannot give where the program leaves no choice', async () => {
    const world = await createWorld(server)
    expect(await world.me()).toMatchObject({ generosity: null })
    expect(await patch(world, { given: 0 })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/given' }] } })
  })

  test('needs a full token of his own for that', async () => {
    const { ask, keys, tokenOf } = await createWorld(server)
    const body = { key: keys.publishableKey, email: 'new@mail.example' }
    const limited = (await ask<JoinResult>('POST', '/v1/join', { body })).body.token
    const as = (credential: string) =>
      ask('PATCH', '/v1/me', { body: { name: 'Eve' }, headers: { authorization: `Bearer ${credential}` } })
    expect(await as(limited)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await as(keys.publishableKey)).toMatchObject({ status: 403 })
    expect(await as(keys.secretKey)).toMatchObject({ status: 403 })
    expect((await as(await tokenOf('ada'))).status).toBe(200)
    const { headers } = await ask('OPTIONS', '/v1/me')
    expect(headers.get('access-control-allow-methods')).toContain('PATCH')
  })
})

describe('lists', () => {
  test('go on from page to page without gaps or repetitions', async () => {
    const { record, as, tokenOf } = await createWorld(server)
    const now = server.clock.now()
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const [index, name] of names.entries()) {
      const click = clickOf(name, 'ada1', now - 100 + Math.floor(index / 2))
      await record(click, leadOf(name, now, click.visit, { name }))
    }
    const token = await tokenOf('ada')
    const seen: (string | null)[] = []
    let after = ''
    do {
      const { body } = await as<{ data: Referral[]; next: string | null }>(token, `/v1/me/referrals?limit=2${after}`)
      seen.push(...body.data.map((one) => one.friend.name))
      after = body.next === null ? '' : `&after=${body.next}`
    } while (after)
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a'])
  })

  test('refuse foreign cursors and absurd limits', async () => {
    const { record, as, own, tokenOf, keys } = await createWorld(server)
    const other = await createWorld(server)
    const now = server.clock.now()
    for (const name of ['a', 'b']) {
      const click = clickOf(name, 'ada1', now)
      await other.record(click, leadOf(name, now, click.visit))
      await record(click, leadOf(name, now, click.visit))
    }
    const { body } = await other.own<{ next: string }>('GET', '/v1/referrals?limit=1')
    expect((await other.own('GET', `/v1/referrals?after=${body.next}`)).status).toBe(200)
    expect(await own('GET', `/v1/referrals?after=${body.next}`)).toMatchObject({
      status: 422,
      body: { code: 'invalid' },
    })
    const token = await tokenOf('ada')
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=x',
      'after=nonsense',
      `after=${Buffer.from(`["${keys.program}"]`).toString('base64url')}`,
    ]) {
      expect(await as(token, `/v1/me/rewards?${query}`)).toMatchObject({ status: 422 })
    }
  })
})

describe('a summary', () => {
  test('counts by day where the program lives', async () => {
    const { record, convert, as, tokenOf } = await createWorld(server, { settings: { timeZone: 'America/New_York' } })
    const midnight = Date.UTC(2026, 8, 1, 4)
    await server.clock.set(midnight + DAY_MS)
    const [late, early] = [clickOf('v1', 'ada1', midnight - 1), clickOf('v2', 'ada1', midnight)]
    await record(late, early, leadOf('u1', midnight, early.visit))
    await convert({ type: 'sale', customerId: 'u1', orderId: 'o1', amount: 6000, currency: 'USD', at: midnight + 1 })
    const query = new URLSearchParams({
      from: '2026-08-31T00:00:00-04:00',
      to: new Date(midnight + DAY_MS).toISOString(),
      by: 'day',
    })
    const { body } = await as<Summary>(await tokenOf('ada'), `/v1/me/summary?${query}`)
    expect(body).toMatchObject({
      clicks: 2,
      leads: 1,
      sales: 1,
      earned: [{ currency: 'USD', form: 'credit', pending: 2000 }],
    })
    expect(body.series).toEqual([
      { at: '2026-08-31T04:00:00.000Z', clicks: 1, leads: 0, sales: 0, earned: [] },
      { at: '2026-09-01T04:00:00.000Z', clicks: 1, leads: 1, sales: 1, earned: [{ currency: 'USD', amount: 2000 }] },
    ])
    await server.clock.set(Date.UTC(2026, 8, 1, 12))
  })

  test('is all zeroes before anything happened, and refuses what is no time', async () => {
    const { as, tokenOf } = await createWorld(server)
    const token = await tokenOf('ada')
    expect((await as(token, '/v1/me/summary?from=0&to=1')).body).toMatchObject({
      clicks: 0,
      leads: 0,
      sales: 0,
      earned: [],
      series: [],
    })
    expect(await as(token, '/v1/me/summary?from=yesterday&to=1')).toMatchObject({ status: 422 })
    expect(await as(token, '/v1/me/summary')).toMatchObject({ status: 422 })
    expect(await as(token, `/v1/me/summary?from=0&to=${Date.now()}&by=day`)).toMatchObject({ status: 422 })
  })
})
