import { DAY_MS } from '@goodword/core'
import type { Problem } from '@goodword/core/wire'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, saleOf, STANDARD } from '../testing/world.ts'

const NOW = Date.UTC(2026, 8, 1, 12)

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())

describe('recording', () => {
  test('accepts what is good and says what is wrong with the rest', async () => {
    const { record, referrals } = await createWorld(server)
    const { visit, ...click } = clickOf('v1', 'ADA1', NOW)
    const result = await record(
      { ...click, visit },
      saleOf('o1', NOW, visit, { amount: 19.99 }),
      saleOf('o2', NOW, visit, { amount: '1999' }),
      saleOf('o3', NOW, visit, { amount: -1 }),
      saleOf('o4', NOW, visit, { amount: 2 ** 53 }),
      saleOf('o5', NOW, visit, { currency: 'XXX' }),
      { type: 'purchase' },
      clickOf('v2', '<script>', NOW),
      clickOf('v3', 'x'.repeat(5000), NOW),
      clickOf('v4', '%E0%A4%A', NOW),
      clickOf('v5', '', NOW),
      clickOf('v\0', 'ada1', NOW),
      null,
      leadOf('u1', NOW, visit, { name: 'Joe\0' }),
      leadOf('u2', NOW, visit, { name: 'Joe' }),
    )
    expect(result).toMatchObject({ accepted: 2, duplicates: 0, codes: { ADA1: 'known' } })
    expect(result.rejected.map(({ index, pointer, code }) => `${index} ${pointer} ${code}`)).toEqual([
      '1 /events/1/amount amount_not_integer',
      '2 /events/2/amount amount_not_integer',
      '3 /events/3/amount amount_negative',
      '4 /events/4/amount amount_out_of_range',
      '5 /events/5/currency unknown_currency',
      '6 /events/6/type invalid',
      '7 /events/7/visit/code unknown_code',
      '8 /events/8/visit/code unknown_code',
      '9 /events/9/visit/code unknown_code',
      '10 /events/10/visit/code unknown_code',
      '11 /events/11/id invalid_id',
      '12 /events/12 invalid',
      '13 /events/13/name invalid',
    ])
    expect(await referrals()).toMatchObject([{ friend: { name: 'Joe' }, status: { state: 'joined' } }])
  })

  test('lists an event that no database could store, and keeps the one beside it', async () => {
    const { record } = await createWorld(server)
    const now = server.clock.now()
    const strange = clickOf('v2', 'ada1', now, { referrer: 'https://x.example/\u0000' })
    expect(await record(clickOf('v1', 'ada1', now), strange)).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, pointer: '/events/1/referrer' }],
    })
  })

  test('takes the addresses that people have', async () => {
    const { record } = await createWorld(server)
    const now = server.clock.now()
    const addresses = ["o'brien@mail.example", 'anna@münchen.example']
    const leads = addresses.map((email, index) => leadOf(`u${index}`, now, null, { email }))
    expect(await record(...leads)).toMatchObject({ accepted: 2, rejected: [] })
  })

  test('knows an event by its id, within one request and later', async () => {
    const { record, me } = await createWorld(server)
    const click = clickOf('v1', 'ada1', NOW)
    expect(await record(click, click)).toMatchObject({ accepted: 2, duplicates: 1 })
    expect(await record(click)).toMatchObject({ accepted: 1, duplicates: 1 })
    expect((await me()).links[0]?.clicks).toBe(1)
  })

  test('counts a visit once per hour and code, whatever its event is called', async () => {
    const { record, me } = await createWorld(server)
    const click = clickOf('v1', 'ada1', NOW)
    await record(click, { ...click, id: 'again', at: NOW + 1 }, clickOf('v2', 'ada1', NOW))
    expect((await me()).links[0]?.clicks).toBe(2)
  })

  test('tells unknown codes from paused ones', async () => {
    const { record, own, ada } = await createWorld(server)
    await own('PATCH', `/v1/partners/${ada.id}`, { status: 'paused' })
    const result = await record(clickOf('v1', 'ada1', NOW), clickOf('v2', 'nobody', NOW), clickOf('v3', 'ben1', NOW))
    expect(result.codes).toEqual({ ada1: 'paused', nobody: 'unknown', ben1: 'known' })
  })

  test('answers an empty list', async () => {
    const { record } = await createWorld(server)
    expect(await record()).toEqual({ accepted: 0, duplicates: 0, rejected: [], codes: {} })
  })

  test('stores automation without believing it, unless the program counts it', async () => {
    const { record, referrals, me } = await createWorld(server, { test: false })
    await record(
      { ...clickOf('v1', 'ada1', NOW), bot: true },
      { ...leadOf('u1', NOW, clickOf('v1', 'ada1', NOW).visit), bot: true },
    )
    expect((await me()).links[0]?.clicks).toBe(0)
    expect(await referrals()).toEqual([])
    const counting = await createWorld(server)
    await counting.record({ ...clickOf('v1', 'ada1', NOW), bot: true })
    expect((await counting.me()).links[0]?.clicks).toBe(1)
  })

  test.each([
    ['user-agent', 'Mozilla/5.0 (compatible; Examplebot/2.1)'],
    ['purpose', 'prefetch'],
  ])('takes a request with %s: %s for automation', async (name, value) => {
    const { ask, keys, me } = await createWorld(server, { test: false })
    const body = { key: keys.publishableKey, events: [clickOf('v1', 'ada1', NOW)] }
    expect((await ask('POST', '/v1/events', { body, headers: { [name]: value } })).status).toBe(202)
    expect((await me()).links[0]?.clicks).toBe(0)
  })

  test('takes a time that cannot be for the time of receipt', async () => {
    const { record, own } = await createWorld(server)
    await record(saleOf('o1', NOW - 30 * DAY_MS, null), saleOf('o2', NOW - DAY_MS, null))
    const { body } = await own<{ data: { orderId: string; at: string; flags: string[] }[] }>('GET', '/v1/conversions')
    expect(body.data).toMatchObject([
      { orderId: 'o1', at: new Date(NOW).toISOString(), flags: ['clock_skew'] },
      { orderId: 'o2', at: new Date(NOW - DAY_MS).toISOString(), flags: [] },
    ])
  })

  test('credits a visit that it knows only from inside an event, and says so', async () => {
    const { record, convert } = await createWorld(server)
    await record(leadOf('u1', NOW, { id: 'v1', code: 'ada1', at: NOW - 20 * DAY_MS }))
    const { conversion, referral } = await convert({
      type: 'sale',
      customerId: 'u1',
      orderId: 'o1',
      amount: 6000,
      currency: 'USD',
    })
    expect(conversion).toMatchObject({ flags: ['click_unseen'], partners: [{ why: 'touch' }] })
    expect(referral).toMatchObject({ visitedAt: null })
  })

  test('credits the visit that an unknown code displaced', async () => {
    const { record, referrals } = await createWorld(server)
    const previous = { id: 'v1', code: 'ada1', at: NOW - DAY_MS }
    const click = clickOf('v2', 'nobody', NOW, { previous })
    await record(click, leadOf('u1', NOW, click.visit))
    expect(await referrals()).toMatchObject([{ source: { code: 'ada1' } }])
  })
})

describe('refusing', () => {
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const world = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
    const text = typeof body === 'function' ? body(world) : body
    return world.ask('POST', '/v1/events', { body: text, headers })
  }

  test.each([
    ['{"key"', 400, 'malformed'],
    ['', 400, 'malformed'],
    ['[]', 400, 'malformed'],
    ['null', 400, 'malformed'],
    [{}, 401, 'no_credential'],
    [{ key: 7, events: [] }, 401, 'unknown_key'],
    [{ key: 'pk_test_nobody_aaaaaaaaaaaaaaaaaaaa', events: [] }, 401, 'unknown_key'],
    [{ key: 'sk_test_nobody_aaaaaaaaaaaaaaaaaaaa', events: [] }, 403, 'secret_key_in_browser'],
  ])('answers %j with %i %s', async (body, status, code) => {
    const answer = await post(body)
    expect(answer).toMatchObject({ status, body: { status, code } })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('refuses a hundred and one events, and more than 256 KiB', async () => {
    const { ask, keys } = await createWorld(server)
    const many = { key: keys.publishableKey, events: Array.from({ length: 101 }, () => ({})) }
    expect((await ask('POST', '/v1/events', { body: many })).body.code).toBe('too_large')
    const large = { key: keys.publishableKey, events: [], padding: 'x'.repeat(256 * 1024) }
    expect(await ask('POST', '/v1/events', { body: large })).toMatchObject({ status: 413, body: { code: 'too_large' } })
  })

  test('refuses websites that are not on the list', async () => {
    const { ask, keys } = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
    const from = (origin: string) =>
      ask<Problem>('POST', '/v1/events', { body: { key: keys.publishableKey, events: [] }, headers: { origin } })
    expect((await from('https://shop.example')).status).toBe(202)
    for (const origin of ['https://evil.example', 'http://shop.example', 'https://shop.example.evil.example', 'null']) {
      expect((await from(origin)).body.code).toBe('origin_not_allowed')
    }
  })

  test('answers every path it does not have with 404', async () => {
    const { ask } = await createWorld(server)
    expect(await ask('GET', '/v1/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await ask('DELETE', '/v1/events')).toMatchObject({ status: 404 })
  })
})

describe('across origins', () => {
  test('opens what pages read, errors included, and nothing else', async () => {
    const { ask, own, keys } = await createWorld(server)
    const isOpen = async (answer: Promise<{ headers: Headers }>) =>
      (await answer).headers.get('access-control-allow-origin') === '*'
    expect(await isOpen(ask('GET', '/v1/me'))).toBe(true)
    expect(await isOpen(ask('GET', '/v1/me/nothing'))).toBe(true)
    expect(await isOpen(ask('GET', '/v1/invitations/nobody'))).toBe(true)
    expect(await isOpen(ask('POST', '/v1/sessions', { body: '{' }))).toBe(true)
    expect(await isOpen(ask('GET', `/v1/program?key=${keys.publishableKey}`))).toBe(true)
    expect(await isOpen(ask('GET', '/widget-that-is-not-built.js'))).toBe(true)
    expect(await isOpen(own('GET', '/v1/program'))).toBe(false)
    expect(await isOpen(own('GET', '/v1/rewards'))).toBe(false)
    expect(await isOpen(ask('POST', '/v1/conversions', { body: {} }))).toBe(false)
  })

  test('lets browsers remember the preflight of a partner’s reads for two hours', async () => {
    const { ask } = await createWorld(server)
    const { status, headers } = await ask('OPTIONS', '/v1/me/referrals')
    expect(status).toBe(204)
    expect(headers.get('access-control-max-age')).toBe('7200')
    expect(headers.get('access-control-allow-headers')).toContain('Authorization')
    expect((await ask('OPTIONS', '/v1/conversions')).status).toBe(404)
  })
})

test('shows a friend who invites and what it brings', async () => {
  const { ask, own, keys, ada } = await createWorld(server)
  const read = (code: string) => ask('GET', `/v1/invitations/${encodeURIComponent(code)}?key=${keys.publishableKey}`)
  expect(await read('ADA1')).toMatchObject({
    status: 200,
    body: {
      code: 'ada1',
      partner: { name: 'Ada' },
      offer: { customer: [{ form: 'coupon', fixed: { amount: 1000 } }] },
    },
  })
  for (const code of ['nobody', '<script>', 'x'.repeat(5000), '%E0']) {
    expect(await read(code)).toMatchObject({ status: 404, body: { code: 'unknown_code' } })
  }
  await own('PATCH', '/v1/program', { showPartnerName: false })
  expect(await read('ada1')).toMatchObject({ body: { partner: null } })
  await own('PATCH', `/v1/partners/${ada.id}`, { status: 'paused' })
  expect((await read('ada1')).status).toBe(404)
})

test('survives a code in the path that is not even a URL', async () => {
  const { ask, keys } = await createWorld(server)
  expect((await ask('GET', `/v1/invitations/%E0%A4%A?key=${keys.publishableKey}`)).status).toBe(404)
})

test('never takes a NUL for an outage', async () => {
  const { ask, own } = await createWorld(server)
  const answers = [
    await ask('GET', '/?program=%00'),
    await own('GET', '/v1/conversions/%00'),
    await own('PATCH', '/v1/partners/%00', { name: 'x' }),
    await own('GET', '/v1/partners?externalId=%00'),
  ]
  for (const { status } of answers) expect(status).toBeLessThan(500)
})

test('keeps programs apart', async () => {
  const one = await createWorld(server)
  const other = await createWorld(server, { offers: { customer: STANDARD } })
  const { conversion, rewards } = await one.convert({
    type: 'sale',
    code: 'ada1',
    orderId: 'o1',
    amount: 6000,
    currency: 'USD',
  })
  expect(rewards).toHaveLength(2)
  expect((await other.own('GET', `/v1/conversions/${conversion.id}`)).status).toBe(404)
  expect((await other.own('POST', `/v1/conversions/${conversion.id}/verify`)).status).toBe(404)
  expect((await other.own('POST', `/v1/rewards/${rewards[0]?.id}/reject`, {})).status).toBe(404)
  expect((await other.own('PATCH', `/v1/partners/${one.ada.id}`, {})).status).toBe(404)
  expect((await other.own('POST', `/v1/partners/${one.ada.id}/links`, {})).status).toBe(404)
  expect((await other.own('POST', '/v1/tokens', { partnerId: one.ada.id })).status).toBe(404)
  expect(await other.own('GET', '/v1/rewards')).toMatchObject({ body: { data: [] } })
})
