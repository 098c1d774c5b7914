import { expect, test, vi } from 'vitest'
import { isGoodwordError, type TrackedEvent } from '@goodword/core'
import { createHttpAdapter } from './adapter.ts'
import type { Fetch } from './ask.ts'
import { readInvitation } from './invitation.ts'
import { createHttpRecorder } from './recorder.ts'

const click = {
  id: 'click:v1',
  type: 'click',
  at: 1764000000000,
  visit: { id: 'v1', code: 'k7mq', at: 1764000000000 },
} as const satisfies TrackedEvent

const accepted = { accepted: 1, duplicates: 0, rejected: [], codes: { k7mq: 'known' } }

/** What a tracker and a page need of a backend that answers every request alike. */
function recorderOf(answer: () => Response | Promise<Response>) {
  const fetch = vi.fn<Fetch>(async () => answer())
  const options = { key: 'pk_test_a_b', api: 'https://refer.example', fetch }
  return {
    fetch,
    recorder: createHttpRecorder(options),
    invitation: (code: string, signal?: AbortSignal) => readInvitation(options, code, signal && { signal }),
  }
}

test('reports by one request that needs no preflight and carries no cookies', async () => {
  const { fetch, recorder } = recorderOf(() => Response.json(accepted, { status: 202 }))
  expect(await recorder.record([click], { keepalive: true })).toEqual(accepted)
  const [url, init] = fetch.mock.calls[0]!
  expect(url).toBe('https://refer.example/v1/events')
  const request = new Request(url, init)
  expect(request.headers.get('Content-Type')).toBe('text/plain;charset=UTF-8')
  expect(request).toMatchObject({ method: 'POST', credentials: 'omit', keepalive: true })
  expect(await request.json()).toEqual({ key: 'pk_test_a_b', events: [click] })
})

test.for([
  ['x', 60_000],
  ['漢', 22_000],
] as const)(
  'does not ask for a call to outlive the page when it is too large for that, by %s × %i',
  async ([text, count]) => {
    const { fetch, recorder } = recorderOf(() => Response.json(accepted))
    await recorder.record([{ ...click, page: `https://shop.example/${text.repeat(count)}` }], { keepalive: true })
    expect(fetch.mock.calls[0]![1]).toMatchObject({ keepalive: false })
  },
)

test('rejects with the code, the detail and the wait of a problem', async () => {
  const problem = { code: 'rate_limited', detail: 'Too many requests.', status: 429 }
  const { recorder } = recorderOf(() => Response.json(problem, { status: 429, headers: { 'Retry-After': '7' } }))
  const error = await recorder.record([click]).catch((error: unknown) => error)
  expect(isGoodwordError(error)).toBe(true)
  expect(error).toMatchObject({
    code: 'rate_limited',
    message: 'Too many requests.',
    retryable: true,
    retryAfterMs: 7000,
  })
})

test('does not try again what was refused for good', async () => {
  const { recorder } = recorderOf(() => Response.json({ code: 'unknown_key', detail: 'No.' }, { status: 401 }))
  await expect(recorder.record([click])).rejects.toMatchObject({ code: 'unknown_key', retryable: false })
})

test.each([
  ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the HTML of a proxy', () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 })],
  ['the HTML of a hotel that wants us to sign in', () => new Response('<h1>Welcome</h1>', { status: 200 })],
  ['the HTML of a wrong address', () => new Response('<h1>Not found</h1>', { status: 404 })],
  ['JSON of somebody else', () => Response.json({ message: 'Not Found' }, { status: 404 })],
  ['JSON that says nothing', () => Response.json(null)],
  ['JSON that is cut off', () => new Response('{"accepted":1,', { status: 202 })],
  ['no content', () => new Response(null, { status: 204 })],
  [
    'a body that breaks',
    () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('reset')) })),
  ],
])('takes %s as a backend that is away, and may be tried again', async (_, answer) => {
  const { recorder, invitation } = recorderOf(answer)
  await expect(recorder.record([click])).rejects.toMatchObject({
    name: 'GoodwordError',
    code: 'unavailable',
    retryable: true,
  })
  await expect(invitation('k7mq')).rejects.toMatchObject({ code: 'unavailable' })
})

test('waits as long as a proxy asks', async () => {
  const { recorder } = recorderOf(() => new Response('<p>Busy</p>', { status: 503, headers: { 'Retry-After': '30' } }))
  await expect(recorder.record([click])).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 30_000 })
})

test.each(['0', 'soon', 'Mon, 02 Nov 2026 08:59:00 GMT'])('takes a wait of "%s" for none', async (wait) => {
  const { recorder } = recorderOf(() => new Response('', { status: 503, headers: { 'Retry-After': wait } }))
  await expect(recorder.record([click])).rejects.toHaveProperty('retryAfterMs', undefined)
})

test('the adapter rejects with the reason of its signal, whatever the network says', async () => {
  const giveUp = new AbortController()
  const { fetch, invitation } = recorderOf(() => Promise.reject(new TypeError('Failed to fetch')))
  const adapter = createHttpAdapter({ key: 'pk_test_a_b', api: 'https://refer.example', fetch })
  const call = adapter.record([click], { signal: giveUp.signal })
  const reason = new Error('The page goes away.')
  giveUp.abort(reason)
  await expect(call).rejects.toBe(reason)
  await expect(invitation('k7mq', giveUp.signal)).rejects.toBe(reason)
})

test('answers null for a code that nobody has', async () => {
  const { invitation } = recorderOf(() => Response.json({ code: 'unknown_code', detail: 'No.' }, { status: 404 }))
  expect(await invitation('typo')).toBeNull()
})

test('asks nobody about what can be no code', async () => {
  const { fetch, invitation } = recorderOf(() => Response.json({}))
  const adapter = createHttpAdapter({ key: 'pk_test_a_b', api: 'https://refer.example', fetch })
  for (const code of ['<script>', '', '..']) {
    expect(await invitation(code)).toBeNull()
    expect(await adapter.invitation(code)).toBeNull()
  }
  expect(fetch).not.toHaveBeenCalled()
})

test('asks for an invitation with the key and the code alone, without the cookies of the page', async () => {
  const answer = {
    code: 'k7mq',
    partner: { name: 'Ada' },
    offer: { customer: [], text: null },
    coupon: null,
    expires: null,
  }
  const { fetch, invitation } = recorderOf(() => Response.json(answer))
  expect(await invitation('k7mq')).toEqual(answer)
  const [url, init] = fetch.mock.calls[0]!
  expect(url).toBe('https://refer.example/v1/invitations/k7mq?key=pk_test_a_b')
  expect(new Request(url, init)).toMatchObject({ method: 'GET', credentials: 'omit' })
})

test('rejects an invitation with the code of a problem', async () => {
  const { invitation } = recorderOf(() => Response.json({ code: 'unknown_key', detail: 'No.' }, { status: 401 }))
  await expect(invitation('k7mq')).rejects.toMatchObject({ code: 'unknown_key', retryable: false })
})
