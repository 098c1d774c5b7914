import type { JoinResult, PartnerView } from '@goodword/core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, type World } from '../testing/world.ts'

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: Date.UTC(2026, 8, 1, 12) })), 60_000)
afterAll(() => server.close())
afterEach(() => void vi.useRealTimers())

const join = async ({ ask, keys }: World, email: string) =>
  (await ask<JoinResult>('POST', '/v1/join', { body: { key: keys.publishableKey, email } })).body

/** Opens the newest mail's link. */
const open = async ({ ask }: World) => {
  const [mail] = await server.mail()
  const token = /#(\S+)/.exec(mail?.body ?? '')?.[1]
  return ask<{ token: string; landing: string }>('POST', '/v1/sessions', { body: { token } })
}

test('answers known and unknown addresses alike: a new code, a limited token and a mail', async () => {
  const world = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
  for (const email of ['ada@partners.example', 'new@mail.example']) {
    const result = await join(world, email)
    expect(Object.keys(result).sort()).toEqual(['code', 'link', 'token'])
    expect(result.link).toBe(`https://shop.example/?ref=${result.code}`)
    const [mail] = await server.mail()
    expect(mail?.to).toBe(email)
    expect(mail?.body).toMatch(/http:\/\/goodword\.test\/m#gwm_\w+/)
    const me = await world.as<PartnerView>(result.token, '/v1/me')
    expect(me.body).toMatchObject({ limited: true, name: null, links: [{ code: result.code }] })
    expect(me.body.links).toHaveLength(1)
    for (const path of ['referrals', 'rewards', 'changes', 'summary?from=0&to=1']) {
      expect(await world.as(result.token, `/v1/me/${path}`)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
  }
})

test('makes somebody new a partner when the mail was opened', async () => {
  const world = await createWorld(server)
  const { code } = await join(world, 'new@mail.example')
  const { body } = await open(world)
  expect((await world.as(body.token, '/v1/me')).body).toMatchObject({ limited: false, links: [{ code }] })
})

test('gives the code and all it brought to the partner whose address it is', async () => {
  const world = await createWorld(server)
  const now = server.clock.now()
  const { code, token } = await join(world, 'ADA@partners.example')
  const click = clickOf('v1', code, now)
  await world.record(click, leadOf('u1', now, click.visit))
  await world.convert({ type: 'sale', customerId: 'u1', orderId: 'o1', amount: 6000, currency: 'USD' })
  expect(await world.referrals()).toEqual([])
  const { status, body } = await open(world)
  expect(status).toBe(201)
  expect((await world.as(body.token, '/v1/me')).body).toMatchObject({ id: world.ada.id, limited: false })
  expect(await world.referrals()).toMatchObject([{ source: { code }, status: { state: 'qualified' } }])
  expect(await world.rewards()).toMatchObject([{ partnerId: world.ada.id, amount: 2000 }])
  expect((await world.me()).links.map((link) => link.code)).toEqual(['ada1', code])
  // The limited token has shown nothing, so it sees no more than before.
  const limited = (await world.as<PartnerView>(token, '/v1/me')).body
  expect(limited.links.map((link) => link.code)).toEqual([code])
  expect(limited.id).not.toBe(world.ada.id)
})

test('opens a mailed link once, and only for 15 minutes of real time', async () => {
  const world = await createWorld(server)
  await join(world, 'new@mail.example')
  expect((await open(world)).status).toBe(201)
  expect(await open(world)).toMatchObject({ status: 401, body: { code: 'token_expired' } })
  await join(world, 'new@mail.example')
  vi.useFakeTimers({ now: Date.now() + 15 * 60_000 + 1, toFake: ['Date'] })
  expect(await open(world)).toMatchObject({ status: 401, body: { code: 'token_expired' } })
})

test.each(['nonsense', '', 'gwm_nobody_aaaa', "gwm_' OR 1=1"])('does not open %j', async (token) => {
  const { ask } = await createWorld(server)
  expect(await ask('POST', '/v1/sessions', { body: { token } })).toMatchObject({
    status: 401,
    body: { code: 'invalid_token' },
  })
})

test('refuses what is no address, and everybody where the program takes no partners', async () => {
  const world = await createWorld(server)
  for (const email of ['joe', 'joe@', 'a@b.example\r\nBcc: x@y.example', 7]) {
    const answer = await world.ask('POST', '/v1/join', { body: { key: world.keys.publishableKey, email } })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer: '/email' }] } })
  }
  const closed = await createWorld(server, { settings: { join: 'closed' } })
  const body = { key: closed.keys.publishableKey, email: 'joe@mail.example' }
  expect(await closed.ask('POST', '/v1/join', { body })).toMatchObject({ status: 403 })
})

test('refuses what a mailer would take for several addresses, or for another one', async () => {
  const { ask, keys } = await createWorld(server)
  const before = (await server.mail()).length
  for (const email of ['a,victim@mail.example', 'a;b@mail.example', '<victim@mail.example>', '"x"@mail.example']) {
    const { status, body } = await ask<{ code: string }>('POST', '/v1/join', {
      body: { key: keys.publishableKey, email },
    })
    expect([email, status, body.code]).toEqual([email, 422, 'invalid'])
  }
  expect((await server.mail()).length).toBe(before)
})
