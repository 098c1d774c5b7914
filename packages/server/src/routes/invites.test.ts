import { DAY_MS, type Invite, type InviteResult, type JoinResult, type Page } from '@goodword/core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, type World } from '../testing/world.ts'

const NOW = Date.UTC(2026, 8, 1, 12)

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: NOW })), 60_000)
afterAll(() => server.close())
beforeEach(() => server.clock.set(NOW))

const open = (more: object = {}) => createWorld(server, { settings: { invites: true, ...more } })
const invite = (world: World, emails: unknown, more: object = {}, who = 'ada') =>
  world.act<InviteResult>(who, 'POST', '/v1/me/invites', { emails, ...more })
const outcomes = async (world: World, emails: string[], who = 'ada') =>
  (await invite(world, emails, {}, who)).body.results.map((one) => one.outcome)
const list = async (world: World) => (await world.act<Page<Invite>>('ada', 'GET', '/v1/me/invites')).body.data
const remind = (world: World, id: string, who = 'ada') => world.act<Invite>(who, 'POST', `/v1/me/invites/${id}/remind`)
const mailsTo = async (...addresses: string[]) => (await server.mail()).filter((mail) => addresses.includes(mail.to))
const tokenIn = (body = '') => /\/u#(\S+)\s*$/.exec(body)?.[1]
const unsubscribe = (world: World, token: unknown) => world.ask('POST', '/v1/unsubscribe', { body: { token } })

test('mails each friend once, in the partner’s name, and says what became of each address', async () => {
  const world = await open({ origins: ['https://tea.example'] })
  const { status, body } = await invite(world, ['Joe@mail-1.example', 'joe', 'joe+2@mail-1.example'], {
    note: ' Hi!\nAda',
  })
  expect(status).toBe(200)
  expect(body.results).toEqual([
    { email: 'Joe@mail-1.example', outcome: 'sent' },
    { email: 'joe', outcome: 'invalid' },
    { email: 'joe+2@mail-1.example', outcome: 'known' },
  ])
  expect(await outcomes(world, ['joe@mail-1.example'])).toEqual(['known'])
  const [mail, ...more] = await mailsTo('joe@mail-1.example')
  expect(more).toEqual([])
  expect(mail).toMatchObject({ subject: 'Ada invites you to Test program' })
  expect(mail?.body).toContain('> Hi!\n> Ada\n')
  expect(mail?.body).toContain('- $10 coupon on your first order of $50 or more')
  expect(mail?.body).toContain('https://tea.example/?ref=ada1')
  expect(mail?.unsubscribeUrl).toBe(`http://goodword.test/u#${tokenIn(mail?.body)}`)
})

test('promises what the partner gives of his own', async () => {
  const world = await open({ generosity: { most: 1500, step: 500 } })
  await world.act('ada', 'PATCH', '/v1/me', { given: 500, name: null })
  await invite(world, ['joe@mail-2.example'])
  const [mail] = await mailsTo('joe@mail-2.example')
  expect(mail).toMatchObject({ subject: 'A friend invites you to Test program' })
  expect(mail?.body).toContain('- $15 coupon')
})

test('lists them newest first, masked, with what became of them', async () => {
  const world = await open()
  await invite(world, ['joe@mail-3.example'])
  await server.clock.set(NOW + 1)
  await invite(world, ['kim@mail-3.example', 'lea@mail-3.example'])
  const click = clickOf('v1', 'ada1', NOW)
  await world.record(click, leadOf('u1', NOW, click.visit, { email: 'Kim+x@mail-3.example' }))
  const byBen = clickOf('v2', 'ben1', NOW)
  await world.record(byBen, leadOf('u2', NOW, byBen.visit, { email: 'joe@mail-3.example' }))
  const [mail] = await mailsTo('lea@mail-3.example')
  await unsubscribe(world, tokenIn(mail?.body))
  expect(await list(world)).toMatchObject([
    { email: 'l***@m***.example', at: new Date(NOW + 1).toISOString(), state: 'unsubscribed', canRemind: false },
    { email: 'k***@m***.example', state: 'joined', canRemind: false },
    { email: 'j***@m***.example', at: new Date(NOW).toISOString(), state: 'sent', canRemind: false },
  ])
  expect((await world.act<Page<Invite>>('ben', 'GET', '/v1/me/invites')).body).toEqual({ data: [], next: null })
})

test('goes on from page to page', async () => {
  const world = await open()
  await invite(world, ['a@mail-4.example', 'b@mail-4.example', 'c@mail-4.example'])
  const page = async (query: string) => (await world.act<Page<Invite>>('ada', 'GET', `/v1/me/invites?${query}`)).body
  const first = await page('limit=2')
  expect(first.data.map((one) => one.email[0])).toEqual(['c', 'b'])
  expect(await page(`limit=2&after=${first.next}`)).toMatchObject({
    data: [{ email: 'a***@m***.example' }],
    next: null,
  })
})

test('reminds once, after three days, though asked twice at once', async () => {
  const world = await open()
  await invite(world, ['joe@mail-5.example'], { note: 'Tea?' })
  const { id } = (await list(world))[0]!
  expect(await remind(world, id)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  await server.clock.set(NOW + 3 * DAY_MS)
  expect(await list(world)).toMatchObject([{ canRemind: true }])
  const answers = await Promise.all([remind(world, id), remind(world, id)])
  expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
  expect(answers.find((one) => one.status === 200)?.body).toMatchObject({ id, state: 'sent', canRemind: false })
  const mails = await mailsTo('joe@mail-5.example')
  expect(mails.map((mail) => mail.body.includes('> Tea?'))).toEqual([true, true])
  // Each mail has a way out of its own.
  expect(new Set(mails.map((mail) => tokenIn(mail.body))).size).toBe(2)
  for (const mail of mails) expect(await unsubscribe(world, tokenIn(mail.body))).toMatchObject({ status: 200 })
})

test('reminds nobody of another’s, and nobody who wants no more', async () => {
  const world = await open()
  await invite(world, ['joe@mail-6.example'])
  const { id } = (await list(world))[0]!
  await server.clock.set(NOW + 3 * DAY_MS)
  for (const [one, who] of [
    [id, 'ben'],
    ['inv_nobody', 'ada'],
    ['%00', 'ada'],
  ] as const) {
    expect((await remind(world, one, who)).status).toBeGreaterThanOrEqual(404)
  }
  const other = await open()
  expect(await remind(other, id)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  const [mail] = await mailsTo('joe@mail-6.example')
  await unsubscribe(world, tokenIn(mail?.body))
  expect(await remind(world, id)).toMatchObject({ status: 409 })
  expect(await mailsTo('joe@mail-6.example')).toEqual([])
})

test('takes an address off the whole program, and off no other; again is the same', async () => {
  const world = await open()
  const other = await open()
  await invite(world, ['j.oe+tea@gmail.com'])
  const [mail] = await mailsTo('j.oe+tea@gmail.com')
  const token = tokenIn(mail?.body)
  for (let count = 0; count < 2; count += 1) {
    expect(await unsubscribe(world, token)).toMatchObject({ status: 200, body: { unsubscribed: true } })
  }
  expect(await outcomes(world, ['Joe@googlemail.com'], 'ben')).toEqual(['suppressed'])
  expect(await outcomes(world, ['joe@gmail.com'])).toEqual(['suppressed'])
  expect(await outcomes(other, ['joe@gmail.com'])).toEqual(['sent'])
})

test('keeps back what waits to be sent to somebody who wants no more, and nothing else', async () => {
  const world = await open()
  await invite(world, ['joe@mail-7.example'])
  await invite(world, ['joe@mail-7.example', 'kim@mail-7.example'], {}, 'ben')
  await world.ask('POST', '/v1/join', { body: { key: world.keys.publishableKey, email: 'joe@mail-7.example' } })
  const [, mail] = await mailsTo('joe@mail-7.example')
  await unsubscribe(world, tokenIn(mail?.body))
  const left = await mailsTo('joe@mail-7.example', 'kim@mail-7.example')
  expect(left.map((one) => one.subject)).toEqual(['Your referrals at Test program', 'Ben invites you to Test program'])
})

test.each(['nonsense', '', 'gwu_nobody_aaaa', "gwu_' OR 1=1", 'gwm_abc_def', 7])('does not open %j', async (token) => {
  const answer = await unsubscribe(await open(), token)
  expect([401, 422]).toContain(answer.status)
})

test('stops at fifty new people within a day, though asked from every side at once', async () => {
  const world = await open()
  const some = (call: number) => Array.from({ length: 18 }, (_, index) => `x${call}-${index}@mail-8.example`)
  const answers = await Promise.all([0, 1, 2].map((call) => outcomes(world, some(call))))
  expect(answers.flat().filter((one) => one === 'sent')).toHaveLength(50)
  expect(answers.flat().filter((one) => one === 'limited')).toHaveLength(4)
  expect(await outcomes(world, ['x0-0@mail-8.example', 'y@mail-8.example'])).toEqual(['known', 'limited'])
  expect(await outcomes(world, ['y@mail-8.example'], 'ben')).toEqual(['sent'])
  await server.clock.set(NOW + DAY_MS)
  expect(await outcomes(world, ['y@mail-8.example'])).toEqual(['sent'])
})

test('sends one mail to whom two requests name at the same moment', async () => {
  const world = await open()
  const answers = await Promise.all([1, 2, 3, 4].map(() => outcomes(world, ['joe@mail-9.example'])))
  expect(answers.flat().sort()).toEqual(['known', 'known', 'known', 'sent'])
  expect(await mailsTo('joe@mail-9.example')).toHaveLength(1)
})

test('tells nothing of whether an address is anybody’s', async () => {
  const world = await open()
  expect(await outcomes(world, ['ben@partners.example', 'nobody@mail-10.example'])).toEqual(['sent', 'sent'])
})

test.each([
  ['/emails', []],
  ['/emails', Array.from({ length: 21 }, (_, index) => `x${index}@mail.example`)],
  ['/emails', 'joe@mail.example'],
  ['/emails/1', ['joe@mail.example', 7]],
])('is refused at %s for what cannot be', async (pointer, emails) => {
  const world = await open()
  expect(await invite(world, emails)).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer }] } })
  const long = await invite(world, ['joe@mail.example'], { note: 'x'.repeat(501) })
  expect(long).toMatchObject({ status: 422, body: { errors: [{ pointer: '/note' }] } })
})

test('is forbidden where the owner has not switched it on, to limited tokens and to who does not earn', async () => {
  const off = await createWorld(server)
  for (const answer of [
    await invite(off, ['joe@mail.example']),
    await off.act('ada', 'GET', '/v1/me/invites'),
    await remind(off, 'inv_1'),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  }
  const world = await open()
  const body = { key: world.keys.publishableKey, email: 'new@mail.example' }
  const { token } = (await world.ask<JoinResult>('POST', '/v1/join', { body })).body
  expect(await world.as(token, '/v1/me/invites')).toMatchObject({ status: 403 })
  const headers = { authorization: `Bearer ${world.keys.publishableKey}` }
  expect(await world.ask('POST', '/v1/me/invites', { body: { emails: [] }, headers })).toMatchObject({ status: 403 })
  await world.own('PATCH', `/v1/partners/${world.ada.id}`, { status: 'paused' })
  expect(await invite(world, ['joe@mail.example'])).toMatchObject({ status: 403 })
})
