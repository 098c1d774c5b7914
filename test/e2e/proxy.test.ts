import { serve } from '@hono/node-server'
import { createTestServer, type ProgramKeys, type TestServer } from '@goodword/server'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasProxy, startProxy, type ProxyKind } from '../support/proxies.ts'
import { snippetsIn } from '../support/snippets.ts'

const README = 'packages/embed/README.md'

let goodword: TestServer
let keys: ProgramKeys
/** The same server on a port, and what has reached it. */
let upstream: ReturnType<typeof serve>
let url: string
let seen: { path: string; cookie: string | null }[]

beforeAll(async () => {
  goodword = await createTestServer()
  keys = await goodword.createProgram()
  await goodword.fetch(`${goodword.url}/v1/partners`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.secretKey}` },
    body: JSON.stringify({ externalId: 'ada', code: 'k7mq' }),
  })
  const fetch = (request: Request) => {
    seen.push({ path: new URL(request.url).pathname, cookie: request.headers.get('cookie') })
    return goodword.fetch(request)
  }
  upstream = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => upstream.once('listening', resolve))
  url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
})
afterAll(async () => {
  upstream.close()
  await goodword.close()
})

/** What a page of the shop sends to a path of its own host. */
const keepVisit = () => ({
  method: 'POST',
  headers: { origin: 'https://www.shop.example', cookie: 'session=secret', 'content-type': 'text/plain' },
  body: JSON.stringify({
    key: keys.publishableKey,
    visit: { id: 'V1StGXR8', code: 'k7mq', at: goodword.clock.now() },
    domain: 'shop.example',
  }),
})

const COOKIE = /^goodword=V1StGXR8\.\d+\.k7mq; Path=\/; Max-Age=7776000; SameSite=Lax; Domain=shop\.example; Secure$/

test.for<ProxyKind>(['nginx', 'caddyfile'])(
  'the recipe for %s makes the cookie the own one of a site',
  async (kind, { skip }) => {
    if (!hasProxy(kind)) skip('it is not installed here')
    const proxy = await startProxy(kind, README, url)
    seen = []
    try {
      const answer = await fetch(`${proxy.url}/refer/v1/visit`, keepVisit())
      expect(answer.status).toBe(200)
      expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(COOKIE)])
      expect(seen).toEqual([{ path: '/v1/visit', cookie: null }])
    } finally {
      await proxy.stop()
    }
  },
)

test('the recipe for a Worker does the same', async () => {
  const [recipe = ''] = snippetsIn(README, 'js').filter((snippet) => snippet.includes('fetch(request)'))
  const code = recipe.replace('https://refer.example.com', url).replace('export default', 'return')
  const worker = (new Function(code) as () => { fetch(request: Request): Promise<Response> })()
  seen = []
  const answer = await worker.fetch(new Request('https://www.shop.example/refer/v1/visit?x=1', keepVisit()))
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(COOKIE)])
  expect(seen).toEqual([{ path: '/v1/visit', cookie: null }])
})
