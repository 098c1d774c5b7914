import { DAY_MS } from '@goodword/core'
import type { ConversionInput } from '@goodword/core/wire/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, saleOf } from '../testing/world.ts'

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: Date.UTC(2026, 8, 1, 12) })), 60_000)
afterAll(() => server.close())

const SALE: ConversionInput = { type: 'sale', customerId: 'u1', orderId: 'o1', amount: 6000, currency: 'USD' }

describe('a sale', () => {
  test('brings both sides their reward, pending until the hold ends', async () => {
    const { record, convert, rewards, referrals } = await createWorld(server)
    const now = server.clock.now()
    const click = clickOf('v1', 'ada1', now)
    await record(click, leadOf('u1', now, click.visit, { name: 'Joe', email: 'joe@mail.example' }))
    const result = await convert({ ...SALE, discount: 1000 })
    expect(result).toMatchObject({ duplicate: false, conversion: { verified: true, partners: [{ why: 'touch' }] } })
    expect(result.rewards).toHaveLength(2)
    expect(result.rewards.find((one) => one.side === 'customer')).toMatchObject({ status: { state: 'redeemed' } })
    const earliest = new Date(now + 14 * DAY_MS).toISOString()
    expect(await rewards()).toMatchObject([
      {
        amount: 2000,
        customerId: null,
        status: { state: 'pending', reason: 'hold_period', waitingFor: 'time', earliest },
      },
    ])
    await server.clock.set(now + 14 * DAY_MS)
    expect(await rewards()).toMatchObject([{ status: { state: 'approved' } }])
    expect(await referrals()).toMatchObject([
      { friend: { name: 'Joe', email: 'j***@m***.example' }, status: { state: 'rewarded', waitingFor: null } },
    ])
  })

  test('is known by its order for ever', async () => {
    const { own } = await createWorld(server)
    const first = await own('POST', '/v1/conversions', { ...SALE, code: 'ada1' })
    expect(first).toMatchObject({ status: 201, body: { duplicate: false } })
    const again = await own('POST', '/v1/conversions', { ...SALE, code: 'ben1' })
    expect(again).toMatchObject({
      status: 200,
      body: { duplicate: true, conversion: { partners: [{ why: 'touch' }] } },
    })
    expect(await own('POST', '/v1/conversions', { ...SALE, amount: 6001 })).toMatchObject({
      status: 409,
      body: { code: 'order_conflict' },
    })
    expect(await own('POST', '/v1/conversions', { ...SALE, currency: 'EUR' })).toMatchObject({ status: 409 })
    expect(await own('GET', '/v1/rewards')).toMatchObject({ body: { data: [{}, {}] } })
  })

  test('is counted once however many report it at the same moment', async () => {
    const { own, rewards } = await createWorld(server)
    const all = await Promise.all(
      Array.from({ length: 20 }, () => own('POST', '/v1/conversions', { ...SALE, code: 'ada1' })),
    )
    expect(all.filter((one) => one.status === 201)).toHaveLength(1)
    expect(all.filter((one) => one.status === 200)).toHaveLength(19)
    expect(await rewards()).toHaveLength(1)
  })

  test.each([
    [{ ...SALE, amount: 19.99 }, 422, 'amount_not_integer', '/amount'],
    [{ ...SALE, amount: '1999' }, 422, 'amount_not_integer', '/amount'],
    [{ ...SALE, amount: -1 }, 422, 'amount_negative', '/amount'],
    [{ ...SALE, amount: 2 ** 53 }, 422, 'amount_out_of_range', '/amount'],
    [{ ...SALE, currency: 'US' }, 422, 'unknown_currency', '/currency'],
    [{ ...SALE, orderId: 'o\n1' }, 422, 'invalid_id', '/orderId'],
    [{ ...SALE, orderId: 'x'.repeat(129) }, 422, 'invalid_id', '/orderId'],
    [{ ...SALE, orderId: undefined }, 422, 'invalid', '/orderId'],
    [{ ...SALE, customerId: undefined }, 422, 'invalid', '/'],
    [{ ...SALE, type: 'click' }, 422, 'invalid', '/type'],
    [{ ...SALE, at: '2026-09-01' }, 422, 'invalid', '/at'],
    [{ ...SALE, at: Date.UTC(2099, 0, 1) }, 422, 'future_time', undefined],
  ])('refuses %j', async (body, status, code, pointer) => {
    const { own } = await createWorld(server)
    const answer = await own('POST', '/v1/conversions', body)
    expect(answer).toMatchObject({ status, body: { code } })
    expect(answer.body.errors?.[0]?.pointer).toBe(pointer)
  })

  test('does not move money from a source that nobody has allowed', async () => {
    const { own } = await createWorld(server)
    const answer = await own('POST', '/v1/conversions', { ...SALE, code: 'ada1', source: 'elsewhere' })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/source' }] } })
  })

  test('is found by its order, and so are its rewards', async () => {
    const { own, convert } = await createWorld(server)
    await convert({ ...SALE, code: 'ada1' })
    for (const list of ['conversions', 'rewards']) {
      expect(await own('GET', `/v1/${list}?orderId=other`)).toMatchObject({ body: { data: [] } })
    }
    expect(await own('GET', '/v1/rewards?orderId=o1')).toMatchObject({ body: { data: [{}, {}] } })
  })

  test('finds its customer by address and by visit', async () => {
    const { record, convert } = await createWorld(server)
    const now = server.clock.now()
    const click = clickOf('v1', 'ada1', now)
    await record(click, leadOf('u1', now, click.visit, { email: 'joe@gmail.com' }))
    const byMail = await convert({
      type: 'sale',
      email: 'J.oe+shop@googlemail.com',
      orderId: 'o1',
      amount: 6000,
      currency: 'USD',
    })
    expect(byMail.rewards.map((one) => one.customerId)).toEqual(['u1', 'u1'])
    await server.clock.set(now + 1000) // of two orders of the same moment either may be the first
    const byVisit = await convert({ type: 'sale', visitId: 'v1', orderId: 'o2', amount: 6000, currency: 'USD' })
    expect(byVisit).toMatchObject({ rewards: [], referral: { id: byMail.referral?.id } })
  })

  test('keeps the offer and the settings of its time', async () => {
    const { own, convert } = await createWorld(server)
    const now = server.clock.now()
    await server.clock.set(now + DAY_MS)
    await own('PUT', '/v1/offers/customer', { partner: [{ id: 'new', form: 'cash', ppm: 100_000, holdDays: 0 }] })
    const before = await convert({ ...SALE, code: 'ada1', at: now })
    expect(before.rewards.find((one) => one.side === 'partner')).toMatchObject({ ruleId: 'thanks', offerVersion: 1 })
    const after = await convert({ ...SALE, orderId: 'o2', customerId: 'u2', code: 'ada1' })
    expect(after.rewards).toMatchObject([
      { ruleId: 'new', offerVersion: 2, amount: 600, status: { state: 'approved' } },
    ])
  })
})

describe('a claim', () => {
  test('shows that the friend bought, and brings no money', async () => {
    const { record, referrals, own } = await createWorld(server)
    const now = server.clock.now()
    const click = clickOf('v1', 'ada1', now)
    await record(click, leadOf('u1', now, click.visit), saleOf('o1', now, click.visit, { customerId: 'u1' }))
    expect(await referrals()).toMatchObject([
      { rewards: [], status: { state: 'joined', reason: 'unverified', waitingFor: 'brand' } },
    ])
    expect(await own('GET', '/v1/rewards')).toMatchObject({ body: { data: [] } })
  })

  test('gives way to the verified sale of its order, whatever its amount, and lends it its visit', async () => {
    const { record, convert, referrals } = await createWorld(server)
    const now = server.clock.now()
    const click = clickOf('v1', 'ada1', now)
    await record(click, saleOf('o1', now, click.visit, { amount: 1, customerId: 'u1' }))
    const { conversion } = await convert({
      type: 'sale',
      email: 'joe@mail.example',
      orderId: 'o1',
      amount: 6000,
      currency: 'USD',
    })
    expect(conversion).toMatchObject({ amount: 6000, partners: [{ why: 'touch' }] })
    expect(await referrals()).toMatchObject([{ status: { state: 'qualified' } }])
  })

  test('does not name the customer whom the shop names otherwise', async () => {
    const { own, record, convert } = await createWorld(server)
    const now = server.clock.now()
    const click = clickOf('v1', 'ada1', now)
    await record(click, saleOf('o1', now, click.visit, { customerId: 'thief' }))
    await convert({ ...SALE, customerId: 'u1' })
    expect(await own('GET', '/v1/rewards?customerId=u1')).toMatchObject({ body: { data: [{}, {}] } })
    expect(await own('GET', '/v1/rewards?customerId=thief')).toMatchObject({ body: { data: [] } })
  })

  test('does not keep the order from the shop, nor lock the customer', async () => {
    const { record, convert } = await createWorld(server)
    const now = server.clock.now()
    const [ada, ben] = [clickOf('v1', 'ada1', now - 2), clickOf('v2', 'ben1', now - 1)]
    await record(ada, leadOf('u1', now - 2, ada.visit), ben, saleOf('o1', now - 1, ben.visit, { customerId: 'u1' }))
    const { conversion } = await convert(SALE)
    expect(conversion.partners).toMatchObject([{ why: 'touch' }])
    const benEarned = await convert({ ...SALE, orderId: 'o2', visitId: 'v1' })
    expect(benEarned.conversion.partners[0]?.id).not.toBe(conversion.partners[0]?.id)
  })

  test('brings money once the owner confirmed it, and occupies the order then', async () => {
    const { record, own, rewards } = await createWorld(server)
    const now = server.clock.now()
    const click = clickOf('v1', 'ada1', now)
    await record(click, saleOf('o1', now, click.visit, { customerId: 'u1' }))
    const { body } = await own<{ data: { id: string }[] }>('GET', '/v1/conversions?state=claimed')
    const verify = () => own('POST', `/v1/conversions/${body.data[0]?.id}/verify`)
    expect(await verify()).toMatchObject({ status: 200, body: { duplicate: false, conversion: { verified: true } } })
    expect(await verify()).toMatchObject({ status: 200, body: { duplicate: true } })
    expect(await rewards()).toHaveLength(1)
    expect(await own('POST', '/v1/conversions', SALE)).toMatchObject({ status: 200, body: { duplicate: true } })
    expect(await own('POST', '/v1/conversions', { ...SALE, amount: 1 })).toMatchObject({ status: 409 })
  })
})

describe('review', () => {
  const selfReferral: ConversionInput = { ...SALE, customerId: 'ada', code: 'ada1' }

  test('lifts a hold without starting its time anew', async () => {
    const { own, convert, rewards } = await createWorld(server)
    const now = server.clock.now()
    const held = await convert(selfReferral)
    expect(held.rewards.map((one) => one.status)).toMatchObject([
      { state: 'held', reason: 'self_referral', waitingFor: 'brand', signals: ['self_referral'] },
      { state: 'held' },
    ])
    const id = held.rewards.find((one) => one.side === 'partner')?.id
    await server.clock.set(now + DAY_MS)
    const released = await own('POST', `/v1/rewards/${id}/release`, { reason: 'It is her mother.' })
    expect(released).toMatchObject({
      status: 200,
      body: { status: { state: 'pending', earliest: new Date(now + 14 * DAY_MS).toISOString() } },
    })
    expect(await own('POST', `/v1/rewards/${id}/release`, {})).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
    await convert({ ...selfReferral, orderId: 'o2' })
    expect(await rewards()).toMatchObject([{ id, status: { state: 'pending' } }])
  })

  test('ends a reward with the reason', async () => {
    const { own, convert, referrals } = await createWorld(server)
    const { rewards } = await convert(selfReferral)
    for (const { id } of rewards) {
      expect(await own('POST', `/v1/rewards/${id}/reject`, {})).toMatchObject({
        body: { status: { state: 'rejected', reason: 'self_referral' } },
      })
    }
    expect(await referrals()).toMatchObject([
      { status: { state: 'rejected', reason: 'self_referral', waitingFor: null } },
    ])
    expect(await own('GET', '/v1/rewards?state=rejected')).toMatchObject({ body: { data: [{}, {}] } })
    expect(await own('GET', '/v1/rewards?state=held')).toMatchObject({ body: { data: [] } })
  })
})

describe('the secret key', () => {
  test('is refused in a browser, known or not', async () => {
    const { ask, keys } = await createWorld(server)
    for (const key of [keys.secretKey, 'sk_test_nobody_aaaaaaaaaaaaaaaaaaaa']) {
      const headers = { authorization: `Bearer ${key}`, origin: 'https://shop.example' }
      for (const path of ['/v1/rewards', '/v1/me', '/v1/program']) {
        expect(await ask('GET', path, { headers })).toMatchObject({
          status: 403,
          body: { code: 'secret_key_in_browser' },
        })
      }
    }
  })

  test('is the only one that opens its routes', async () => {
    const { ask, as, keys, tokenOf } = await createWorld(server)
    const code = async (authorization?: string) =>
      (await ask('GET', '/v1/rewards', { headers: authorization === undefined ? {} : { authorization } })).body.code
    expect(await code()).toBe('no_credential')
    expect(await code('Basic abc')).toBe('no_credential')
    expect(await code('Bearer nonsense')).toBe('unknown_key')
    expect(await code(`Bearer ${keys.secretKey.slice(0, -1)}x`)).toBe('unknown_key')
    expect(await code(`Bearer ${keys.publishableKey}`)).toBe('forbidden')
    expect(await code(`Bearer ${await tokenOf('ada')}`)).toBe('forbidden')
    expect(await as(keys.secretKey, '/v1/me')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })
})

describe('partners', () => {
  test('are known by the id of the host', async () => {
    const { own, ada } = await createWorld(server)
    const again = await own('POST', '/v1/partners', { externalId: 'ada', name: 'Somebody' })
    expect(again).toMatchObject({ status: 200, body: { id: ada.id, name: 'Ada', links: [{ code: 'ada1' }] } })
  })

  test('cannot take the code of another, in any spelling', async () => {
    const { own } = await createWorld(server)
    expect(await own('POST', '/v1/partners', { externalId: 'eve', code: 'ADA1' })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
    expect(await own('GET', '/v1/partners?externalId=eve')).toMatchObject({ body: { data: [] } })
  })

  test('get links to the hosts of the program only', async () => {
    const { own, ada } = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
    const add = (body: object) => own('POST', `/v1/partners/${ada.id}/links`, body)
    expect(await add({ url: 'https://shop.example/tea', label: 'Tea', code: 'Tea-1' })).toMatchObject({
      status: 201,
      body: { url: 'https://shop.example/tea?ref=tea-1', label: 'Tea' },
    })
    expect(await add({ url: 'https://evil.example/' })).toMatchObject({
      status: 422,
      body: { code: 'host_not_allowed' },
    })
    expect(await add({ url: 'javascript:alert(1)' })).toMatchObject({ status: 422 })
  })

  test('refuses settings and rules that are not built', async () => {
    const { own } = await createWorld(server)
    expect(await own('PATCH', '/v1/program', { stack: true })).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(await own('PUT', '/v1/offers/customer', { partner: [{ id: 'r', ppm: 1, caps: [] }] })).toMatchObject({
      status: 422,
    })
    expect(await own('PUT', '/v1/offers/nobody', {})).toMatchObject({ status: 404 })
  })

  test('reads and changes settings', async () => {
    const { own, ask, keys } = await createWorld(server)
    expect(await own('PATCH', '/v1/program', { windowDays: 30, currency: 'eur' })).toMatchObject({
      body: { windowDays: 30, currency: 'EUR', model: 'last' },
    })
    expect(await own('GET', '/v1/program')).toMatchObject({ body: { id: keys.program, test: true, windowDays: 30 } })
    expect(await ask('GET', `/v1/program?key=${keys.publishableKey}`)).toMatchObject({
      body: { currency: 'EUR', can: ['join'], offer: { partner: [{ ruleId: 'thanks' }] } },
    })
  })

  test('tells the page whether any website may use its key', async () => {
    const { own, ask, keys } = await createWorld(server)
    const read = () => ask('GET', `/v1/program?key=${keys.publishableKey}`)
    expect(await read()).toMatchObject({ body: { anyOrigin: true } })
    await own('PATCH', '/v1/program', { origins: ['https://shop.example'] })
    expect(await read()).toMatchObject({ body: { anyOrigin: false } })
  })

  test('tells the page that the sender gains too, only where the owner wants it said', async () => {
    const { own, ask, keys } = await createWorld(server)
    const read = () => ask('GET', `/v1/program?key=${keys.publishableKey}`)
    expect((await read()).body).not.toHaveProperty('disclosure')
    await own('PATCH', '/v1/program', { disclosure: true })
    expect(await read()).toMatchObject({ body: { disclosure: true } })
  })
})
