import { DAY_MS } from '@goodword/core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, type World } from '../testing/world.ts'

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: Date.UTC(2026, 8, 1, 12) })), 60_000)
afterAll(() => server.close())
afterEach(() => void vi.useRealTimers())

/** Listens as a partner and collects what arrives. */
async function listen({ tokenOf }: World, externalId = 'ada') {
  const giveUp = new AbortController()
  const response = await server.fetch(`${server.url}/v1/me/changes`, {
    headers: { authorization: `Bearer ${await tokenOf(externalId)}` },
    signal: giveUp.signal,
  })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  let text = ''
  const ended = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) text += decoder.decode(chunk, { stream: true })
  })()
  return {
    heard: () => [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as unknown),
    text: () => text,
    ended,
    giveUp: () => giveUp.abort(),
  }
}

test('tells a partner that something of his changed, and what kind of thing, and nobody else', async () => {
  const world = await createWorld(server)
  const [ada, ben] = [await listen(world), await listen(world, 'ben')]
  const now = server.clock.now()
  const click = clickOf('v1', 'ada1', now)
  await world.record(click)
  await vi.waitFor(() => expect(ada.heard()).toEqual([{ kind: 'me' }]))
  await world.record(leadOf('u1', now, click.visit))
  await vi.waitFor(() => expect(ada.heard()).toEqual([{ kind: 'me' }, { kind: 'referral' }]))
  await world.convert({ type: 'sale', customerId: 'u1', orderId: 'o1', amount: 6000, currency: 'USD' })
  await vi.waitFor(() => expect(ada.heard().slice(2)).toEqual([{ kind: 'reward' }, { kind: 'referral' }]))
  await server.clock.set(now + 14 * DAY_MS)
  await vi.waitFor(() => expect(ada.heard().slice(4)).toEqual([{ kind: 'reward' }, { kind: 'referral' }]))
  expect(ben.heard()).toEqual([])
  ada.giveUp()
  ben.giveUp()
  await Promise.all([ada.ended, ben.ended])
})

test('tells a partner that somebody said he had sent him, and that he answered', async () => {
  const world = await createWorld(server, { settings: { claims: { days: 14, confirm: true } } })
  const ada = await listen(world)
  await world.act('joe', 'POST', '/v1/me/claims', { code: 'ada1' })
  await vi.waitFor(() => expect(ada.heard()).toEqual([{ kind: 'referral' }]))
  const { body } = await world.act<{ data: { id: string }[] }>('ada', 'GET', '/v1/me/claims')
  await world.act('ada', 'POST', `/v1/me/claims/${body.data[0]?.id}/confirm`, { isMine: true })
  await vi.waitFor(() => expect(ada.heard().slice(1)).toEqual([{ kind: 'referral' }]))
  await world.act('ada', 'PATCH', '/v1/me', { name: 'Ada L.' })
  await vi.waitFor(() => expect(ada.heard().slice(2)).toEqual([{ kind: 'me' }]))
  ada.giveUp()
})

test('keeps a silent stream alive, and ends it with the life of the token', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] })
  const stream = await listen(await createWorld(server))
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(stream.text()).toBe(':\n\n'.repeat(4)))
  vi.advanceTimersByTime(3600_000)
  await stream.ended
})

test('ends its streams when it stops', async () => {
  const other = await createTestServer()
  const world = await createWorld(other)
  const response = await other.fetch(`${other.url}/v1/me/changes`, {
    headers: { authorization: `Bearer ${await world.tokenOf('ada')}` },
  })
  await other.close()
  expect(await response.text()).toBe(':\n\n')
}, 30_000)
