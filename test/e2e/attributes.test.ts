import { STUB } from '@goodword/embed/stub'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openGateway, type Gateway } from '../support/gateway.ts'
import { ROOT } from '../support/sources.ts'
import { startWorld, type World } from '../support/world.ts'

const SOON = { timeout: 20_000, interval: 50 }
const DAY_SECONDS = 86_400

/** The examples of the reference, by attribute. */
const README = readFileSync(join(ROOT, 'packages/embed/README.md'), 'utf8')
const EXAMPLES = Object.fromEntries(
  [...README.matchAll(/^\| `(data-[a-z]+)` \|.*\| `([^`]+)` \|$/gm)].map(([, name = '', example = '']) => [
    name,
    example,
  ]),
)

interface Visit {
  id: string
  code: string
}

type Here = typeof globalThis & {
  goodword: { visit(): Visit | null; consent(choice: boolean): void }
  choice?: unknown
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
  ;({ context, page, errors } = await world.person('desktop'))
})
afterEach(async () => {
  expect(errors).toEqual([])
  await context.close()
  gateway.close()
})
afterAll(() => world.close())

/** What the README says of an attribute, put into every page of the shop. */
function paste(attribute: string, more = '', before = '') {
  gateway.pages['/'] = { html: `${before}${gateway.tag(`${EXAMPLES[attribute]} ${more}`)}` }
}

async function go(url: string): Promise<void> {
  await page.goto(url)
  await page.waitForFunction(() => (globalThis as Here).goodword?.visit)
}

const visit = () => page.evaluate(() => (globalThis as Here).goodword.visit())
const code = async () => (await visit())?.code
const cookies = async () => (await context.cookies()).filter(({ name }) => name === 'goodword')
const sent = () => gateway.posts.flatMap(({ ids }) => ids)

/** What proves each example. The table and this list have the same attributes, or the first test fails. */
const PROOFS: Record<string, () => Promise<void>> = {
  async 'data-key'() {
    const key = EXAMPLES['data-key']!.replace('pk_live_…', world.server.keys.publishableKey)
    gateway.pages['/'] = { html: `<script async src="${gateway.api}/goodword.js" ${key}></script>` }
    await go(`${gateway.shop}/?ref=ada1`)
    await expect.poll(sent, SOON).toEqual([`click:${(await visit())?.id}`])
    gateway.pages['/'] = { html: `<script src="${gateway.api}/goodword.js"></script>` }
    await page.goto(`${gateway.shop}/?ref=ada1`)
    expect(await page.evaluate(() => 'goodword' in globalThis)).toBe(false)
  },

  async 'data-api'() {
    paste('data-api')
    const reported = page.waitForRequest(`${gateway.shop}/refer/v1/events`)
    await go(`${gateway.shop}/?ref=ada1`)
    expect((await reported).method()).toBe('POST')
    expect(gateway.posts).toEqual([])
  },

  async 'data-params'() {
    paste('data-params')
    await go(`${gateway.shop}/?via=ada1`)
    expect(await code()).toBeUndefined()
    await go(`${gateway.shop}/?ref=ada1`)
    expect(await code()).toBe('ada1')
    await go(`${gateway.shop}/?ref=ada1&partner=ben2`)
    expect(await code()).toBe('ben2')
  },

  async 'data-deny'() {
    paste('data-deny')
    for (const value of ['ProductHunt', 'newsletter']) {
      await go(`${gateway.shop}/?ref=${value}`)
      expect(await code()).toBeUndefined()
    }
    await go(`${gateway.shop}/?ref=newsletter&ref=ada1`)
    expect(await code()).toBe('ada1')
  },

  async 'data-window'() {
    paste('data-window')
    await go(`${gateway.shop}/?ref=ada1`)
    const [cookie] = await cookies()
    expect(Math.abs(cookie!.expires - Date.now() / 1000 - 30 * DAY_SECONDS)).toBeLessThan(60)
  },

  async 'data-model'() {
    paste('data-model')
    await go(`${gateway.shop}/?ref=ada1`)
    await expect.poll(sent, SOON).toHaveLength(1)
    await go(`${gateway.shop}/?ref=ben2`)
    expect(await code()).toBe('ada1')
    expect(sent()).toHaveLength(1)
  },

  async 'data-consent'() {
    paste('data-consent')
    await go(`${gateway.shop}/?ref=ada1`)
    expect(await code()).toBe('ada1')
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(sent()).toEqual([])
    const before = await visit()
    await page.evaluate(() => (globalThis as Here).goodword.consent(true))
    expect(await cookies()).toHaveLength(1)
    await expect.poll(sent, SOON).toEqual([`click:${before?.id}`])
  },

  async 'data-gpc'() {
    await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
    gateway.pages['/'] = { html: gateway.tag('data-consent="granted"') }
    await go(`${gateway.shop}/?ref=ada1`)
    expect(await code()).toBe('ada1')
    expect(await cookies()).toEqual([])
    paste('data-gpc')
    await go(`${gateway.shop}/?ref=ada1`)
    expect(await cookies()).toHaveLength(1)
  },

  async 'data-vendor'() {
    /** A manager that says the same of purpose 1, and what we ask of vendor 812. */
    const says = (vendor: boolean) =>
      `<script>${STUB}; goodword('on', 'consent', (choice) => Object.assign(globalThis, { choice }))
      __tcfapi = (command, version, hear) => hear({ gdprApplies: true, eventStatus: 'tcloaded',
        purpose: { consents: { 1: true } }, vendor: { consents: { 812: ${vendor} } } }, true)</script>`
    paste('data-vendor', '', says(false))
    await go(`${gateway.shop}/?ref=ada1`)
    await expect.poll(() => page.evaluate(() => (globalThis as Here).choice), SOON).toBe(false)
    expect(await cookies()).toEqual([])
    paste('data-vendor', '', says(true))
    await go(`${gateway.shop}/?ref=ada1`)
    await expect.poll(cookies, SOON).toHaveLength(1)
  },

  async 'data-keep'() {
    const press = async () => {
      await go(`${gateway.shop}/?ref=ada1`)
      await page.locator('goodword-welcome').getByRole('button', { name: /^keep/i }).click()
      await page.locator('goodword-welcome').getByText(/kept/i).first().waitFor()
    }
    const welcome = '<goodword-welcome></goodword-welcome>'
    paste('data-keep', 'data-consent="wait"', welcome)
    await press()
    expect(await cookies()).toEqual([])
    await context.clearCookies()
    gateway.pages['/'] = { html: welcome + gateway.tag('data-consent="wait"') }
    await press()
    expect(await cookies()).toHaveLength(1)
  },

  async 'data-storage'() {
    paste('data-storage')
    await go(`${gateway.shop}/?ref=ada1`)
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await go(`${gateway.shop}/`)
    expect(await code()).toBe('ada1')
  },

  async 'data-domain'() {
    const { port } = new URL(gateway.shop)
    paste('data-domain')
    await go(`http://pay.app.shop.example:${port}/?ref=ada1`)
    expect(await cookies()).toMatchObject([{ domain: '.app.shop.example' }])
  },

  async 'data-links'() {
    const { port } = new URL(gateway.shop)
    const targets = [`http://tickets.example:${port}/`, `http://eu.pay.example:${port}/`]
    paste('data-links', '', targets.map((href) => `<a href="${href}">go</a>`).join(' '))
    await go(`${gateway.shop}/?ref=ada1`)
    const landed = await visit()
    await expect.poll(() => gateway.requests, SOON).toContain('GET /more.js')
    for (const [index, href] of targets.entries()) {
      await go(`${gateway.shop}/`)
      await page.waitForLoadState('networkidle')
      await page.getByRole('link').nth(index).click()
      await page.waitForURL((url) => url.href.startsWith(href))
      await expect.poll(visit, SOON).toMatchObject({ id: landed?.id, code: 'ada1' })
      await expect.poll(() => page.url(), SOON).toBe(href)
    }
  },

  async 'data-clean'() {
    paste('data-clean')
    await go(`${gateway.shop}/?a=1&ref=ada1&b=2#top`)
    await expect.poll(() => page.url(), SOON).toBe(`${gateway.shop}/?a=1&b=2#top`)
    expect(await code()).toBe('ada1')
  },

  async 'data-debug'() {
    paste('data-debug')
    await go(`${gateway.shop}/`)
    await page.getByRole('region', { name: 'Goodword doctor' }).waitFor()
  },
}

test('every attribute of the reference has a proof, and no other', () => {
  expect(Object.keys(EXAMPLES).toSorted()).toEqual(Object.keys(PROOFS).toSorted())
})

test.for(Object.keys(PROOFS))('the example of %s does what the README says', (attribute) => PROOFS[attribute]!())
