import { DAY_MS, formatVisit } from '@goodword/core'
import { keepVisit, keepVisitInFetch, keepVisitInHono, readVisit, type KeepVisitOptions } from '@goodword/embed/host'
import { createServer, type ServerResponse } from 'node:http'
import { connect, createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { askRaw, HOST_SERVERS, type HostServer, type SiteAnswer } from '../support/host-servers.ts'

const NOW = Date.UTC(2026, 8, 1, 12)
const now = () => NOW
const visit = { id: 'V1StGXR8', code: 'K7MQ', at: NOW - DAY_MS }
const COOKIE = `goodword=${formatVisit(visit)}`
/** What a browser sends when somebody opens a page. */
const NAVIGATION = { cookie: `a=1; ${COOKIE}`, 'sec-fetch-dest': 'document', accept: 'text/html,*/*' }
const KEPT = `${COOKIE}; Path=/; Max-Age=${89 * 86_400}; SameSite=Lax`

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

describe.each(Object.entries(HOST_SERVERS))('on a server with %s', (_, start) => {
  const open = async (answer: SiteAnswer = {}, options: KeepVisitOptions = {}): Promise<HostServer> => {
    const server = await start(answer, { now, ...options })
    closing.push(server.close)
    return server
  }

  test('an opened page sets the cookie that came again, for what is left, beside other cookies', async () => {
    const headers = [
      ['Set-Cookie', 'a=1; Path=/'],
      ['Set-Cookie', 'b=2; HttpOnly'],
      ['Cache-Control', 'private, no-cache'],
    ] as const
    const { url } = await open({ headers })
    const { status, cookies, headers: received, body } = await askRaw(url, NAVIGATION)
    expect(cookies).toEqual(['a=1; Path=/', 'b=2; HttpOnly', KEPT])
    expect(received['cache-control']).toBe('private, no-cache')
    expect({ status, body }).toEqual({ status: 200, body: 'page' })
  })

  test('a redirect and an error keep it too', async () => {
    for (const status of [303, 404]) {
      const { url } = await open({ status, headers: [['Location', '/next']] })
      const { cookies, status: received } = await askRaw(url, NAVIGATION)
      expect({ cookies, received }).toEqual({ cookies: [KEPT], received: status })
    }
  })

  test('an older browser, which names no destination, is known by what it accepts', async () => {
    const { url } = await open()
    expect((await askRaw(url, { cookie: COOKIE, accept: 'text/html' })).cookies).toEqual([KEPT])
    expect((await askRaw(url, { cookie: COOKIE, accept: '*/*' })).cookies).toEqual([])
    expect((await askRaw(url, { cookie: COOKIE })).cookies).toEqual([])
  })

  test('nothing else is touched: calls, pictures, frames, posts', async () => {
    const { url } = await open()
    for (const destination of ['empty', 'image', 'script', 'iframe']) {
      expect((await askRaw(url, { ...NAVIGATION, 'sec-fetch-dest': destination })).cookies).toEqual([])
    }
    expect((await askRaw(url, NAVIGATION, 'POST')).cookies).toEqual([])
    expect((await askRaw(url, NAVIGATION, 'HEAD')).cookies).toEqual([])
  })

  test('no visit is made up, and what is malformed or over stays alone', async () => {
    const { url } = await open()
    const over = formatVisit({ ...visit, at: NOW - 90 * DAY_MS })
    for (const cookie of ['a=1', 'goodword=', 'goodword=%E0%A4%A', 'goodword=a.b.c', ';;=;', `goodword=${over}`]) {
      const { status, cookies } = await askRaw(url, { ...NAVIGATION, cookie })
      expect({ status, cookies }).toEqual({ status: 200, cookies: [] })
    }
    const { cookie: _cookie, ...stranger } = NAVIGATION
    expect((await askRaw(url, stranger)).cookies).toEqual([])
  })

  test('the newest of several is kept', async () => {
    const { url } = await open()
    const older = formatVisit({ ...visit, id: 'older', at: visit.at - 1 })
    const cookie = `goodword=${older}; ${COOKIE}`
    expect((await askRaw(url, { ...NAVIGATION, cookie })).cookies).toEqual([KEPT])
  })

  test.each([
    ['Cache-Control', 'public, max-age=60'],
    ['Cache-Control', 's-maxage=60'],
    ['CDN-Cache-Control', 'max-age=60'],
    ['Surrogate-Control', 'max-age=60'],
  ])('a page that caches may give to others gets none: %s: %s', async (name, value) => {
    const { url } = await open({ headers: [[name, value]] })
    const { cookies, headers } = await askRaw(url, NAVIGATION)
    expect(cookies).toEqual([])
    expect(headers[name.toLowerCase()]).toBe(value)
  })

  test('the domain is the one that the script tries first, as the browser names the host', async () => {
    const { url } = await open()
    const scopeFor = async (headers: object) => {
      const [cookie = ''] = (await askRaw(url, { ...NAVIGATION, ...headers })).cookies
      return /Domain=([^;]*)/.exec(cookie)?.[1]
    }
    expect(await scopeFor({ host: 'www.Shop.example:8080' })).toBe('shop.example')
    expect(await scopeFor({ host: 'shop.example' })).toBe('shop.example')
    expect(await scopeFor({ host: '127.0.0.1:3000', 'x-forwarded-host': 'a.b.shop.example, proxy' })).toBe(
      'shop.example',
    )
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:80']) expect(await scopeFor({ host })).toBeUndefined()
    expect(await scopeFor({ 'x-forwarded-host': 'x;y.shop.example' })).toBeUndefined()
  })

  test('the owner names another domain, and another window', async () => {
    const named = await open({}, { domain: 'shop.co.uk', windowDays: 30 })
    expect((await askRaw(named.url, NAVIGATION)).cookies).toEqual([
      `${COOKIE}; Path=/; Max-Age=${29 * 86_400}; SameSite=Lax; Domain=shop.co.uk`,
    ])
    const hostOnly = await open({}, { domain: 'host' })
    expect((await askRaw(hostOnly.url, { ...NAVIGATION, host: 'www.shop.example' })).cookies).toEqual([KEPT])
  })

  test('it is kept off plain http where the browser came by https', async () => {
    const { url } = await open()
    expect((await askRaw(url, { ...NAVIGATION, 'x-forwarded-proto': 'https, http' })).cookies).toEqual([
      `${KEPT}; Secure`,
    ])
  })
})

describe('in plain Node', () => {
  /** A handler that sends the headers in a way of its own. */
  const open = async (send: (response: ServerResponse) => void) => {
    const keep = keepVisit({ now })
    const server = createServer((request, response) => {
      keep(request, response)
      send(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => server.close())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  test.each<[string, (response: ServerResponse) => void]>([
    ['an object', (response) => response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-one': 1 })],
    [
      'an object and a phrase',
      (response) => response.writeHead(201, 'Made', { 'Set-Cookie': ['a=1', 'b=2'], 'x-one': 1 }),
    ],
    ['a list', (response) => response.writeHead(201, ['Set-Cookie', 'a=1', 'x-one', '1', 'set-cookie', 'b=2'])],
    [
      'what was set before',
      (response) => {
        response.setHeader('Set-Cookie', ['a=1', 'b=2'])
        response.writeHead(201, { 'X-One': '1' })
      },
    ],
    [
      'what it replaces',
      (response) => {
        response.setHeader('Set-Cookie', 'gone=1')
        response.setHeader('Cache-Control', 'public')
        response.writeHead(201, { 'Set-Cookie': ['a=1', 'b=2'], 'X-One': '1', 'Cache-Control': 'private' })
      },
    ],
  ])('finds its place among headers that are given as %s', async (_, sendHeaders) => {
    const url = await open((response) => {
      sendHeaders(response)
      response.end('page')
    })
    const { status, cookies, headers } = await askRaw(url, NAVIGATION)
    expect(status).toBe(201)
    expect(headers['x-one']).toBe('1')
    expect(cookies).toEqual(['a=1', 'b=2', KEPT])
  })

  test('works for answers that are streamed, and hears of a cache as late as that', async () => {
    const streamed = await open((response) => {
      response.write('pa')
      response.end('ge')
    })
    expect(await askRaw(streamed, NAVIGATION)).toMatchObject({ cookies: [KEPT], body: 'page' })
    const cached = await open((response) => response.writeHead(200, { 'cache-control': 'public' }).end('page'))
    expect((await askRaw(cached, NAVIGATION)).cookies).toEqual([])
  })

  test('speaks HTTP/2, where the host is called the authority', async () => {
    const keep = keepVisit({ now })
    const server = createHttp2Server((request, response) => {
      keep(request, response)
      response.writeHead(200, { 'set-cookie': 'a=1' })
      response.end('page')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    closing.push(
      () => session.close(),
      () => server.close(),
    )
    const stream = session.request({ ':authority': 'www.shop.example', ...NAVIGATION })
    const cookies = await new Promise((resolve) => stream.once('response', (headers) => resolve(headers['set-cookie'])))
    expect(cookies).toEqual(['a=1', `${KEPT}; Domain=shop.example`])
  })

  test('leaves alone what is on its way already', async () => {
    const keep = keepVisit({ now })
    const server = createServer((request, response) => {
      response.write('pa')
      keep(request, response)
      response.end('ge')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    expect(await askRaw(url, NAVIGATION)).toMatchObject({ cookies: [], body: 'page' })
  })
})

describe('with Fetch', () => {
  const keep = keepVisitInFetch({ now })
  const request = new Request('https://www.shop.example/', { headers: NAVIGATION })

  test('changes the answer that it was given, and copies one that cannot be changed', () => {
    const plain = new Response('page')
    expect(keep(request, plain)).toBe(plain)
    expect(plain.headers.getSetCookie()).toEqual([`${KEPT}; Domain=shop.example; Secure`])
    const redirect = keep(request, Response.redirect('https://www.shop.example/next', 302))
    expect(redirect.status).toBe(302)
    expect(redirect.headers.get('location')).toBe('https://www.shop.example/next')
    expect(redirect.headers.getSetCookie()).toHaveLength(1)
  })

  test('gives back what is no page', () => {
    const failed = Response.error()
    expect(keep(request, failed)).toBe(failed)
  })
})

test('options that make no sense are refused at once', () => {
  for (const make of [keepVisit, keepVisitInFetch, keepVisitInHono]) {
    for (const options of [
      { windowDays: 0 },
      { windowDays: Number.NaN },
      { domain: '127.0.0.1' },
      { domain: '.shop.example' },
    ]) {
      expect(() => make(options)).toThrow(expect.objectContaining({ code: 'invalid' }))
    }
  }
})

test('a checkout on the server reads who sent the buyer', () => {
  expect(readVisit(`a=1; ${COOKIE}`, { now })).toEqual(visit)
  expect(readVisit(`a=1; ${COOKIE}`, { windowDays: 1, now })).toBeNull()
  for (const header of [undefined, null, '', 'goodword=%']) expect(readVisit(header)).toBeNull()
})
