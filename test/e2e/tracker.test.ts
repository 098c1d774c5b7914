import type { BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openGateway, type Gateway } from '../support/gateway.ts'
import { startWorld, type World } from '../support/world.ts'

/** The first wait after a failure is about 5 s, and a waiting queue is looked at every second or two. */
const SOON = { timeout: 20_000, interval: 50 }

interface Visit {
  id: string
  code: string
}

/** What goodword.js leaves in a page. */
type WithGoodword = typeof globalThis & {
  goodword: {
    visit(): Visit | null
    lead(input: object): void
    sale(input: object): void
  }
  heard: Visit | undefined
  first: unknown
}

let world: World
let gateway: Gateway
let context: BrowserContext
let page: Page
let errors: string[]

beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('PATCH', '/v1/program', { origins: [] })
  for (const code of ['ada1', 'ben2']) {
    await world.server.ask('POST', '/v1/partners', { externalId: code, name: code, code })
  }
})
beforeEach(async () => {
  gateway = await openGateway(world)
  const person = await world.person('desktop')
  ;({ context, page, errors } = person)
})
afterEach(async () => {
  await context.close()
  gateway.close()
})
afterAll(() => world.close())

/** Goes to a page of the shop and waits until goodword.js runs there. */
async function go(url: string, tab: Page = page): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => (globalThis as WithGoodword).goodword?.visit)
}

const visitOf = (where: Page | Frame = page) => where.evaluate(() => (globalThis as WithGoodword).goodword.visit())
const queue = () => page.evaluate(() => localStorage.getItem('goodword.q'))

/** The kinds of events that the real server has taken, in their order, each as often as it was taken. */
const delivered = () =>
  gateway.posts.filter(({ status }) => status === 202).flatMap(({ ids }) => ids.map((id) => id.replace(/:.*/, '')))

test('a landing is known on every subdomain, and is reported once and without a preflight', async () => {
  await go(`${gateway.shop}/tea?ref=ada1&utm=x#top`)
  const visit = await visitOf()
  expect(visit?.code).toBe('ada1')
  const [cookie, ...others] = await context.cookies()
  expect(others).toEqual([])
  expect(cookie).toMatchObject({ name: 'goodword', domain: '.shop.example', sameSite: 'Lax', httpOnly: false })
  expect(cookie?.value).toMatch(new RegExp(`^${visit?.id}\\.\\d+\\.ada1$`))
  expect(await page.evaluate(() => localStorage.getItem('goodword'))).toBe(cookie?.value)

  await expect.poll(queue, SOON).toBeNull()
  await go(`${gateway.shop}/tea?ref=ada1`)
  await go(`${gateway.subdomain}/`)
  expect((await visitOf())?.id).toBe(visit?.id)
  expect(gateway.posts).toEqual([
    { method: 'POST', contentType: 'text/plain;charset=UTF-8', ids: [`click:${visit?.id}`], status: 202 },
  ])
  expect(errors).toEqual([])
})

test('a page without a code reads little, writes nothing and asks nobody', async () => {
  await page.addInitScript(() => {
    const counts = { cookieReads: 0, cookieWrites: 0, storageReads: 0, storageWrites: 0 }
    Object.assign(globalThis, { counts })
    const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!
    Object.defineProperty(document, 'cookie', {
      get: () => (counts.cookieReads++, get!.call(document)),
      set(text) {
        counts.cookieWrites++
        set!.call(document, text)
      },
    })
    const { localStorage } = globalThis
    Object.defineProperty(globalThis, 'localStorage', {
      value: new Proxy(localStorage, {
        get: (items, name) => (counts.storageReads++, Reflect.get(items, name, items)),
        set: (items, name, text) => (counts.storageWrites++, Reflect.set(items, name, text, items)),
        deleteProperty: (items, name) => (counts.storageWrites++, Reflect.deleteProperty(items, name)),
      }),
    })
  })
  await go(`${gateway.shop}/`)
  await page.waitForLoadState('load')
  expect(await page.evaluate(() => (globalThis as unknown as { counts: object }).counts)).toEqual({
    cookieReads: 1,
    cookieWrites: 0,
    storageReads: 2,
    storageWrites: 0,
  })
  expect(gateway.requests).toEqual(['GET /goodword.js'])
})

test('what is reported while the page is left arrives', async () => {
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(queue, SOON).toBeNull()
  await page.evaluate(() => {
    ;(globalThis as WithGoodword).goodword.lead({ customerId: 'leaving' })
    location.href = '/bye'
  })
  await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
})

test('two tabs deliver what one of them could not, and once', async () => {
  gateway.way = 'cut'
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(() => gateway.posts.length, SOON).toBeGreaterThan(0)
  await go(`${gateway.shop}/`, await context.newPage())
  await go(`${gateway.shop}/`, await context.newPage())
  gateway.way = 'open'
  await expect.poll(queue, SOON).toBeNull()
  expect(delivered()).toEqual(['click'])
})

test('two tabs that come back online together deliver once', async () => {
  await go(`${gateway.shop}/`)
  const second = await context.newPage()
  await go(`${gateway.shop}/`, second)
  await context.setOffline(true)
  for (const tab of [page, second]) {
    await tab.evaluate(() => (globalThis as WithGoodword).goodword.lead({ customerId: 'offline' }))
  }
  expect(await queue()).toContain('lead:offline')
  expect(gateway.posts).toEqual([])
  await context.setOffline(false)
  await expect.poll(queue, SOON).toBeNull()
  expect(delivered()).toEqual(['lead'])
})

test('a backend that asks for time is given it', async () => {
  const body = JSON.stringify({ code: 'rate_limited', detail: 'Too many requests.' })
  gateway.way = { status: 429, headers: { 'retry-after': '8' }, body }
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(() => gateway.posts[0]?.status, SOON).toBe(429)
  const refusedAt = Date.now()
  gateway.way = 'open'
  await expect.poll(delivered, SOON).toEqual(['click'])
  expect(Date.now() - refusedAt).toBeGreaterThan(7000)
  expect(gateway.posts).toHaveLength(2)
})

test('a later code displaces an earlier one, and gives way when nobody has it', async () => {
  await go(`${gateway.shop}/?ref=ada1`)
  const first = await visitOf()
  await go(`${gateway.shop}/?ref=ben2`)
  expect((await visitOf())?.code).toBe('ben2')
  await go(`${gateway.shop}/?ref=ada1`)
  const third = await visitOf()
  expect(third?.id).not.toBe(first?.id)
  await go(`${gateway.shop}/?ref=nobody`)
  await expect.poll(() => visitOf(), SOON).toEqual(third)
})

test.for([
  ['by the Navigation API', false],
  ['by its history', true],
])('codes of a router inside the page are seen %s, each once', async ([, isOld]) => {
  if (isOld) await page.addInitScript(() => Object.defineProperty(globalThis, 'navigation', { value: undefined }))
  await go(`${gateway.shop}/`)
  await page.evaluate(() => {
    history.pushState({ kept: 1 }, '', '/a?ref=ada1')
    history.replaceState({ kept: 2 }, '', '/b?ref=ada1')
    location.hash = '#/plans?ref=ada1'
  })
  expect((await visitOf())?.code).toBe('ada1')
  await page.evaluate(() => history.pushState(null, '', '/c#/plans?ref=ben2'))
  expect((await visitOf())?.code).toBe('ben2')
  await expect.poll(delivered, SOON).toEqual(['click', 'click'])
  await page.goBack()
  expect(await page.evaluate(() => history.state as unknown)).toBeNull()
  expect(errors).toEqual([])
})

test('a sandboxed frame, where storage throws, remembers until it is left', async () => {
  gateway.pages['/frame'] = { html: '<iframe sandbox="allow-scripts" src="/inside?ref=ada1"></iframe>' }
  await page.goto(`${gateway.shop}/frame`)
  await expect.poll(() => gateway.posts.length, SOON).toBe(1)
  const frame = page.frames()[1]!
  expect((await visitOf(frame))?.code).toBe('ada1')
  expect(await context.cookies()).toEqual([])
  expect(errors).toEqual([])
})

test('a strict content security policy with Trusted Types is no hindrance, to the widget neither', async () => {
  const violations: string[] = []
  page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
  gateway.pages['/strict'] = {
    html: `<goodword-welcome></goodword-welcome>${gateway.tag('nonce="n0nce"')}`,
    headers: {
      'content-security-policy': `default-src 'none'; img-src data:; script-src 'nonce-n0nce' 'strict-dynamic'; connect-src ${gateway.api}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
  }
  await go(`${gateway.shop}/strict?ref=ada1`)
  await page.locator('goodword-welcome').getByRole('button').first().waitFor()
  await expect.poll(delivered, SOON).toEqual(['click'])
  expect([...violations, ...errors]).toEqual([])
})

test('a mailed token leaves the address bar at once and stands in no URL', async () => {
  const { token } = await world.server.ask<{ token: string }>('POST', '/v1/tokens', { externalId: 'ada1' })
  gateway.pages['/account'] = { html: `<goodword-referral></goodword-referral>${gateway.tag()}` }
  await go(`${gateway.shop}/account?tab=1#goodword_token=${token}`)
  expect(page.url()).toBe(`${gateway.shop}/account?tab=1`)
  await page.locator('goodword-referral [part~=stats]').waitFor()
  expect(gateway.requests).toContain('GET /v1/me')
  expect(gateway.requests.filter((request) => request.includes(token))).toEqual([])
})

test('calls made before the script came are carried out, the landing first', async () => {
  const stub = "typeof goodword!='function'&&((goodword=function(){goodword.q.push(arguments)}).q=[])"
  gateway.pages['/early'] = {
    html: `<script>${stub};goodword('on','visit',v=>heard=v);goodword('lead',{customerId:'early'})</script>${gateway.tag()}`,
  }
  await go(`${gateway.shop}/early?ref=ada1`)
  await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
  expect(await page.evaluate(() => (globalThis as WithGoodword).heard?.code)).toBe('ada1')
  expect(errors).toEqual([])
})

test('loaded twice, beside an element of its name, it starts once', async () => {
  gateway.pages['/twice'] = { html: `<div id="goodword"></div>${gateway.tag()}` }
  await go(`${gateway.shop}/twice?ref=ada1`)
  const isSame = await page.evaluate(async (src) => {
    const here = globalThis as WithGoodword
    const { goodword } = here
    const script = Object.assign(document.createElement('script'), { src })
    script.dataset.key = 'pk_test_other_1'
    await new Promise((resolve) => {
      script.addEventListener('load', resolve)
      document.head.append(script)
    })
    return here.goodword === goodword
  }, `${gateway.api}/goodword.js`)
  expect(isSame).toBe(true)
  await expect.poll(queue, SOON).toBeNull()
  expect(delivered()).toEqual(['click'])
})

test('a module script, which has no current script, finds its tag', async () => {
  gateway.pages['/module'] = { html: gateway.tag('type="module"') }
  await go(`${gateway.shop}/module?ref=ada1`)
  await expect.poll(delivered, SOON).toEqual(['click'])
})

test.for([
  ['session', 'ada1'],
  ['none', undefined],
])('with the storage "%s" nothing is left for later', async ([storage, next]) => {
  gateway.pages['/'] = { html: gateway.tag(`data-storage="${storage}"`) }
  await go(`${gateway.shop}/?ref=ada1`)
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await go(`${gateway.shop}/`)
  expect((await visitOf())?.code).toBe(next)
})

test('the cookie stays on one host where the owner says so, and on an address that has no domain', async () => {
  gateway.pages['/'] = { html: gateway.tag('data-domain="host"') }
  await go(`${gateway.subdomain}/?ref=ada1`)
  const { port } = new URL(gateway.shop)
  gateway.pages['/'] = { html: gateway.tag() }
  for (const host of ['127.0.0.1', 'localhost']) await go(`http://${host}:${port}/?ref=ada1`)
  const domains = (await context.cookies()).map(({ domain }) => domain)
  expect(domains.toSorted()).toEqual(['127.0.0.1', 'app.shop.example', 'localhost'])
})
