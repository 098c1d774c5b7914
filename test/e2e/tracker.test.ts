import { expect, test } from 'vitest'
import { SOON, useScene } from '../support/scene.ts'

const DAY_MS = 86_400_000

const scene = useScene()
const { go, visit, queue, stored, cookies, delivered } = scene

test('a landing is known on every subdomain, and is reported once and without a preflight', async () => {
  const { gateway, page, context } = scene
  await go(`${gateway.shop}/tea?ref=ada1&utm=x#top`)
  const landed = await visit()
  expect(landed?.code).toBe('ada1')
  const [cookie, ...others] = await context.cookies()
  expect(others).toEqual([])
  expect(cookie).toMatchObject({ name: 'goodword', domain: '.shop.example', sameSite: 'Lax', httpOnly: false })
  expect(cookie?.value).toMatch(new RegExp(`^${landed?.id}\\.\\d+\\.ada1$`))
  expect(await page.evaluate(() => localStorage.getItem('goodword'))).toBe(cookie?.value)

  await expect.poll(() => queue(), SOON).toBeNull()
  await go(`${gateway.shop}/tea?ref=ada1`)
  await go(`${gateway.subdomain}/`)
  expect(await visit()).toEqual(landed)
  expect(gateway.posts).toEqual([
    { method: 'POST', contentType: 'text/plain;charset=UTF-8', ids: [`click:${landed?.id}`], status: 202 },
  ])
})

test('a later code displaces an earlier one, and gives way when nobody has it', async () => {
  const { gateway } = scene
  await go(`${gateway.shop}/?ref=ada1`)
  const first = await visit()
  await go(`${gateway.shop}/?ref=ben2`)
  expect((await visit())?.code).toBe('ben2')
  await go(`${gateway.shop}/?ref=ada1`)
  const third = await visit()
  expect(third?.id).not.toBe(first?.id)
  await go(`${gateway.shop}/?ref=nobody`)
  await expect.poll(() => visit(), SOON).toEqual(third)
})

test('a router inside the page brings codes, each once, and its history stays as it is', async () => {
  const { gateway, page } = scene
  await go(`${gateway.shop}/`)
  const patched = await page.evaluate(() => Object.getOwnPropertyNames(history))
  await page.evaluate(() => {
    history.pushState({ kept: 1 }, '', '/a?ref=ada1')
    history.replaceState({ kept: 2 }, '', '/b?ref=ada1')
    location.hash = '#/plans?ref=ada1'
  })
  await expect.poll(delivered, SOON).toEqual(['click']) // nobody has asked
  await page.evaluate(() => history.pushState(null, '', '/c#/plans?ref=ben2'))
  await expect.poll(delivered, SOON).toEqual(['click', 'click'])
  expect((await visit())?.code).toBe('ben2')
  await page.goBack()
  expect(await page.evaluate(() => history.state as unknown)).toBeNull()
  expect(patched).toEqual([])
})

test.for([
  ['is missing', undefined],
  ['is an element with that id', 'element'],
])(
  'where the Navigation API %s, a router is seen by what it draws, or when the page asks or reports',
  async ([, kind]) => {
    const { gateway, page } = scene
    await page.addInitScript((is) => {
      const value = is && document.createElement('nav')
      Object.defineProperty(globalThis, 'navigation', { value })
    }, kind)
    await go(`${gateway.shop}/`)
    await page.evaluate(() => {
      history.pushState(null, '', '/a?ref=ada1')
      document.body.append('Plans')
    })
    await expect.poll(delivered, SOON).toEqual(['click'])
    await page.evaluate(() => history.pushState(null, '', '/b?ref=ben2'))
    expect((await visit())?.code).toBe('ben2')
    await page.evaluate(() => history.pushState(null, '', '/c?ref=cyd3'))
    await scene.lead('routed')
    await expect.poll(delivered, SOON).toEqual(['click', 'click', 'click', 'lead'])
    expect(gateway.delivered.at(-1)?.visit?.code).toBe('cyd3')
  },
)

test('of a repeated parameter the first usable value counts, and nothing else reaches a cookie', async () => {
  const { gateway } = scene
  await go(`${gateway.shop}/?ref=ada1%3Bmax-age%3D0&ref=%E0%A4%A&ref=${'x'.repeat(65)}&via=ben2&ref=ada1`)
  expect((await visit())?.code).toBe('ada1')
  expect(await cookies()).toHaveLength(1)
  await go(`${gateway.at('shop2.example')}/?ref=x;domain=example`)
  expect(await visit()).toBeNull()
  expect(await cookies()).toHaveLength(1)
})

test('of several cookies with our name the newest counts, and a broken one does no harm', async () => {
  const { gateway, context } = scene
  const now = Date.now()
  const url = gateway.shop
  await context.addCookies([
    { name: 'goodword', value: `old.${now - 2000}.ada1`, url },
    { name: 'goodword', value: `new.${now - 1000}.ben2`, domain: '.shop.example', path: '/' },
    { name: 'torn', value: '%E0%A4%A', url },
    { name: 'goodword', value: '%', url: `${url}/deep` },
  ])
  await go(`${url}/deep/`)
  expect(await visit()).toEqual({ id: 'new', at: now - 1000, code: 'ben2' })
})

test('a cleared cookie is written anew from its mirror, with what is left of its time', async () => {
  const { gateway, page } = scene
  await go(`${gateway.shop}/`)
  const at = Date.now() - 80 * DAY_MS
  await page.evaluate((text) => localStorage.setItem('goodword', text), `old.${at}.ada1`)
  await go(`${gateway.shop}/`)
  const [cookie] = await cookies()
  expect(cookie).toMatchObject({ value: `old.${at}.ada1`, domain: '.shop.example' })
  expect(Math.abs(cookie!.expires * 1000 - (at + 90 * DAY_MS))).toBeLessThan(3000)
})

test('a sandboxed frame, where storage throws, remembers until it is left', async () => {
  const { gateway, page, context } = scene
  gateway.pages['/frame'] = { html: '<iframe sandbox="allow-scripts" src="/inside?ref=ada1"></iframe>' }
  await page.goto(`${gateway.shop}/frame`)
  await expect.poll(() => gateway.posts.length, SOON).toBe(1)
  expect((await visit(page.frames()[1]!))?.code).toBe('ada1')
  expect(await context.cookies()).toEqual([])
})

test.for([
  ['session', 'ada1'],
  ['none', undefined],
])('with the storage "%s" nothing is left for later', async ([storage, next]) => {
  const { gateway, page, context } = scene
  gateway.pages['/'] = { html: gateway.tag(`data-storage="${storage}"`) }
  await go(`${gateway.shop}/?ref=ada1`)
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await go(`${gateway.shop}/`)
  expect((await visit())?.code).toBe(next)
  expect(await stored()).not.toContain('goodword.q')
})

test('the cookie stays on one host where the owner says so, and on an address that has no domain', async () => {
  const { gateway } = scene
  gateway.pages['/'] = { html: gateway.tag('data-domain="host"') }
  await go(`${gateway.subdomain}/?ref=ada1`)
  gateway.pages['/'] = { html: gateway.tag() }
  for (const host of ['127.0.0.1', 'localhost']) await go(`${gateway.at(host)}/?ref=ada1`)
  const domains = (await cookies()).map(({ domain }) => domain)
  expect(domains.toSorted()).toEqual(['127.0.0.1', 'app.shop.example', 'localhost'])
})

test.for([
  ['app.shop.example.co.uk', 'www.example.co.uk', '.example.co.uk'],
  ['app.foo.github.io', 'foo.github.io', '.foo.github.io'],
])('a visit of %s is known on %s, by a cookie on %s', async ([host, sibling, domain]) => {
  const { gateway, context } = scene
  await go(`${gateway.at(host!)}/?ref=ada1`)
  const landed = await visit()
  await go(`${gateway.at(sibling!)}/`)
  expect(await visit()).toEqual(landed)
  expect((await context.cookies()).map(({ name, domain }) => [name, domain])).toEqual([['goodword', domain]])
})

test('neighbours under a public suffix know nothing of each other', async () => {
  const { gateway } = scene
  await go(`${gateway.at('foo.github.io')}/?ref=ada1`)
  expect(await cookies()).toMatchObject([{ domain: '.foo.github.io' }])
  await go(`${gateway.at('bar.github.io')}/`)
  expect(await visit()).toBeNull()
})

test('over https the cookie is sent over nothing else', async () => {
  const { backend, gateway, context } = scene
  const html = `<!doctype html><title>Shop</title>${gateway.tag().replace(gateway.api, 'https://refer.example')}`
  await context.route('https://shop.example/**', (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await context.route('https://refer.example/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: backend.server.url + pathname }) })
  })
  await go('https://shop.example/?ref=ada1')
  expect(await cookies()).toMatchObject([{ domain: '.shop.example', secure: true }])
  await context.unrouteAll({ behavior: 'ignoreErrors' }) // parts may be on their way
})

test('who drives a browser by a program is told apart, and not left out', async () => {
  const { gateway } = scene
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(() => gateway.delivered, SOON).toMatchObject([{ type: 'click', bot: true }])
})

test('no address that a page asks for has a name that blockers look for', async () => {
  const { gateway, page } = scene
  gateway.pages['/'] = {
    html: `<goodword-welcome></goodword-welcome><goodword-launcher></goodword-launcher>${gateway.tag('data-debug')}`,
  }
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(() => gateway.requests, SOON).toContain('GET /doctor.js')
  await page.waitForLoadState('networkidle')
  expect(gateway.requests.filter((request) => /track|affiliate|analytics|collect/i.test(request))).toEqual([])
})
