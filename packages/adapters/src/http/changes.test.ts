import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '@goodword/core'
import { createHttpAdapter } from './adapter.ts'
import type { Fetch } from './ask.ts'

/** One opened stream, seen from the backend. */
interface Opened {
  send(text: string): void
  end(): void
  fail(): void
  signal: AbortSignal
  authorization: string | null
}

/** A backend that streams changes, and a document that somebody looks at. */
function createWorld(answers: (() => Response)[] = []) {
  const opened: Opened[] = []
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init)
    const refusal = answers.shift()
    if (refusal) return refusal()
    let controller!: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) })
    opened.push({
      send: (text) => controller.enqueue(new TextEncoder().encode(text)),
      end: () => controller.close(),
      fail: () => controller.error(new TypeError('network error')),
      signal: request.signal,
      authorization: request.headers.get('Authorization'),
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const show = (visibilityState: string) => {
    document.visibilityState = visibilityState
    document.dispatchEvent(new Event('visibilitychange'))
  }
  const session = createHttpAdapter({ key: 'pk', api: 'https://refer.example', fetch, document }).partner({
    token: 't',
  })
  return { session, opened, show }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('tells each change, however the network cuts it, and passes over heartbeats', async () => {
  const { session, opened } = createWorld()
  const heard: Change[] = []
  session.onChange!((change) => heard.push(change))
  await settle()
  expect(opened[0]?.authorization).toBe('Bearer t')
  opened[0]!.send(': heartbeat\n\ndata: {"kind":"ref')
  opened[0]!.send('erral"}\n\nevent: change\r\ndata: {"kind":"reward"}\r\n\r\n')
  await settle()
  expect(heard).toEqual([{ kind: 'referral' }, { kind: 'reward' }])
  session.close()
})

test('opens one stream for all listeners and ends it with the last', async () => {
  const { session, opened } = createWorld()
  const stops = [session.onChange!(() => {}), session.onChange!(() => {})]
  await settle()
  expect(opened).toHaveLength(1)
  stops[0]!()
  expect(opened[0]!.signal.aborted).toBe(false)
  stops[1]!()
  await settle()
  expect(opened[0]!.signal.aborted).toBe(true)
})

test('comes back after a broken stream, and has everything read again', async () => {
  const { session, opened } = createWorld()
  const listener = vi.fn()
  session.onChange!(listener)
  await settle()
  opened[0]!.fail()
  await settle()
  expect(opened).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1500)
  expect(opened).toHaveLength(2)
  expect(listener.mock.calls).toEqual([[{ kind: 'me' }]])
  session.close()
})

test('comes back after a stream that ended politely', async () => {
  const { session, opened } = createWorld()
  session.onChange!(() => {})
  await settle()
  opened[0]!.end()
  await vi.advanceTimersByTimeAsync(1500)
  expect(opened).toHaveLength(2)
  session.close()
})

test('waits longer each time, and as long as the backend asks', async () => {
  const busy = () =>
    Response.json({ code: 'unavailable', detail: 'Busy.' }, { status: 503, headers: { 'Retry-After': '60' } })
  const html = () => new Response('<p>Bad gateway</p>', { status: 502 })
  const { session, opened } = createWorld([busy, html, html, html])
  const listener = vi.fn()
  session.onChange!(listener)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(opened).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1000 + 1500 + 3000 + 6000)
  expect(opened).toHaveLength(1)
  expect(listener).toHaveBeenCalledWith({ kind: 'me' })
  session.close()
})

test('takes a long silence as a dead connection', async () => {
  const { session, opened } = createWorld()
  session.onChange!(() => {})
  await settle()
  await vi.advanceTimersByTimeAsync(60_000)
  opened[0]!.send(': heartbeat\n\n')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(opened).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(8000)
  expect(opened).toHaveLength(2)
  session.close()
})

test('does not ask again for what it may not hear', async () => {
  const forbidden = () => Response.json({ code: 'forbidden', detail: 'Limited.' }, { status: 403 })
  const { session, opened } = createWorld([forbidden])
  session.onChange!(() => {})
  await vi.advanceTimersByTimeAsync(600_000)
  expect(opened).toHaveLength(0)
})

test('rests while nobody looks, and catches up when somebody does', async () => {
  const { session, opened, show } = createWorld()
  const listener = vi.fn()
  session.onChange!(listener)
  await settle()
  show('hidden')
  await vi.advanceTimersByTimeAsync(600_000)
  expect(opened[0]!.signal.aborted).toBe(true)
  expect(opened).toHaveLength(1)
  show('visible')
  await settle()
  expect(opened).toHaveLength(2)
  expect(listener.mock.calls).toEqual([[{ kind: 'me' }]])
  session.close()
})

test('leaves nothing behind when the session is closed', async () => {
  const { session, opened, show } = createWorld()
  session.onChange!(() => {})
  await settle()
  session.close()
  await settle()
  expect(opened[0]!.signal.aborted).toBe(true)
  show('hidden')
  show('visible')
  await vi.advanceTimersByTimeAsync(600_000)
  expect(opened).toHaveLength(1)
  expect(vi.getTimerCount()).toBe(0)
})
