import { expect, test, vi } from 'vitest'
import type { Fetch } from './ask.ts'
import { setVisitCookie } from './visit-cookie.ts'

const visit = { id: 'v1', code: 'k7mq', at: 1764000000000 }

function ask(answer: () => Response | Promise<Response>, signal?: AbortSignal) {
  const fetch = vi.fn<Fetch>(async () => answer())
  const options = { key: 'pk_test_a_b', api: 'https://shop.example', fetch }
  return { fetch, until: setVisitCookie(options, visit, 'shop.example', signal && { signal }) }
}

test('has the backend set the cookie of a visit, which needs the cookies of the own host, and tells its end', async () => {
  const { fetch, until } = ask(() => Response.json({ until: '2026-02-22T00:00:00Z' }))
  expect(await until).toBe('2026-02-22T00:00:00Z')
  const [url, init] = fetch.mock.calls[0]!
  expect(url).toBe('https://shop.example/v1/visit')
  const request = new Request(url, init)
  expect(request).toMatchObject({ method: 'POST', credentials: 'same-origin' })
  expect(await request.json()).toEqual({ key: 'pk_test_a_b', visit, domain: 'shop.example' })
})

test('rejects where there is no backend', async () => {
  const { until } = ask(() => new Response('<h1>Not found</h1>', { status: 404 }))
  await expect(until).rejects.toMatchObject({ name: 'GoodwordError', code: 'unavailable' })
})

test('rejects with the reason of its signal', async () => {
  const reason = new Error('The page goes away.')
  const { until } = ask(() => Promise.reject(new TypeError('Failed to fetch')), AbortSignal.abort(reason))
  await expect(until).rejects.toBe(reason)
})
