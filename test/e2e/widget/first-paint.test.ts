import type { MemoryAdapter } from '@goodword/adapters/memory'
import { createMemoryAdapter } from '@goodword/adapters/memory'
import type { Invitation, PartnerView, ProgramView } from '@goodword/core'
import { renderReferral, renderWelcome } from '@goodword/widget/server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../../support/launch-chromium.ts'
import { bundle, serveLoneSite, type LoneSite } from '../../support/lone-page.ts'

const OFFERS = {
  customer: {
    partner: [{ id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, first: true, holdDays: 14 }],
    customer: [{ id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true }],
  },
} as const

/** The page: the same shop, whose answers wait until `answer()` is called. */
const PAGE = `
import { createMemoryAdapter } from '@goodword/adapters/memory'
import { defineElements } from '@goodword/widget'
const shop = createMemoryAdapter({ offers: ${JSON.stringify(OFFERS)} })
shop.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
const answers = Promise.withResolvers<void>()
const late = (from) => new Proxy(from, {
  get(target, name) {
    const member = Reflect.get(target, name)
    if (typeof member !== 'function') return member
    if (name === 'partner') return (identity) => late(target.partner(identity))
    if (name === 'onChange' || name === 'close') return member.bind(target)
    return async (...args) => { await answers.promise; return member.apply(target, args) }
  },
})
const who = new URLSearchParams(location.search)
const wake = () => defineElements({
  adapter: late(shop),
  identity: () => (who.has('stranger') ? null : { token: shop.host.token('ada') }),
  visit: () => (who.has('visit') ? { id: 'v1', code: 'ada1', at: 0 } : null),
  keep() {}, forget() {},
})
Object.assign(window, { page: { wake, answer: answers.resolve } })
`

type Played = typeof globalThis & { page: { wake(): void; answer(): void }; shift: number; marks: Element[] }

const POLICY = "default-src 'none'; script-src 'self'; style-src 'nonce-n1'; require-trusted-types-for 'script'"

let browser: Browser
let site: LoneSite
let script: string
let shop: MemoryAdapter
let me: PartnerView
let program: ProgramView
let invitation: Invitation
let page: Page
let errors: string[]

beforeAll(async () => {
  script = await bundle(PAGE)
  site = await serveLoneSite()
  browser = await launchChromium()
  shop = createMemoryAdapter({ offers: structuredClone(OFFERS) as never })
  shop.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
  me = await shop.partner({ token: shop.host.token('ada') }).me()
  program = await shop.program()
  invitation = (await shop.invitation('ada1'))!
})
beforeEach(() => {
  errors = []
})
afterEach(async () => {
  await page.context().close()
  expect(errors).toEqual([])
})
afterAll(async () => {
  await browser.close()
  site.close()
})

async function open(html: string, options: { width?: number; query?: string; javaScriptEnabled?: boolean } = {}) {
  const { width = 390, query = '', javaScriptEnabled = true } = options
  const context = await browser.newContext({ viewport: { width, height: 1400 }, javaScriptEnabled })
  page = await context.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => /policy/i.test(message.text()) && errors.push(message.text()))
  site.pages['/page'] = {
    html: `${html}<p id="below">Below</p>`,
    script,
    headers: { 'content-security-policy': POLICY },
  }
  await page.goto(`${site.url}/page${query}`)
  if (!javaScriptEnabled) return
  await page.waitForFunction(() => 'page' in globalThis)
  await page.evaluate(() => {
    const played = globalThis as Played
    played.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) played.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift' })
  })
}

const boxOf = (part: string) => page.locator(`[part~=${part}]`).first().boundingBox()
const wake = () => page.evaluate(() => (globalThis as Played).page.wake())
const answer = () => page.evaluate(() => (globalThis as Played).page.answer())
const shift = () => page.evaluate(() => (globalThis as Played).shift)
const nonce = 'n1'

test('is painted without any script, in its own styles, under a strict policy', async () => {
  await open(await renderReferral({ me, program, nonce }), { javaScriptEnabled: false })
  const panel = page.locator('goodword-referral [part~=panel]')
  expect(await panel.evaluate((node) => getComputedStyle(node).borderRadius)).toBe('20px')
  expect(await page.locator('[part~=link]').innerText()).toContain('ada1')
  expect(await page.locator('[part~=channel]').first().getAttribute('href')).toContain('ada1')
})

for (const width of [320, 390, 1280]) {
  for (const [what, known, query] of [
    ['the link', () => ({ me, program }), ''],
    ['the offer alone', () => ({ program }), ''],
    ['that nobody is signed in', () => ({ me: null, program }), '?stranger'],
  ] as const) {
    test(`knowing ${what}, nothing moves when it wakes up, at ${width} px`, async () => {
      await open(await renderReferral({ ...known(), nonce }), { width, query })
      const parts = what === 'the link' ? ['offer', 'link', 'copy', 'channel'] : ['offer']
      const boxes = () => Promise.all(parts.map(boxOf))
      const before = await boxes()
      expect(before[0]?.height).toBeGreaterThan(50)
      const text = await page.locator('goodword-referral .root').innerText()
      await wake()
      await page.waitForTimeout(100)
      expect(await page.locator('goodword-referral .root').innerText()).toBe(text)
      expect(await shift()).toBe(0)
      await answer()
      await page.locator(query ? '[part~=email]' : '[part~=stats]').waitFor()
      expect(await boxes()).toEqual(before)
      if (query) expect(await shift()).toBe(0)
    })
  }
}

test('knowing the offer alone, the link comes where its outline stood', async () => {
  await open(await renderReferral({ program, nonce }))
  const outline = await page.locator('.link').boundingBox()
  await wake()
  await answer()
  await page.locator('[part~=link]').waitFor()
  const link = await page.locator('.link').boundingBox()
  expect(Math.abs(link!.height - outline!.height)).toBeLessThan(4)
  expect(link!.y).toBe(outline!.y)
})

test('the woken element goes on with what was drawn, to the last attribute', async () => {
  await open(await renderReferral({ me, program, nonce }))
  await page.evaluate(() => {
    const side = document.querySelector('goodword-referral')?.shadowRoot?.querySelector('.side') as Element
    Object.assign(globalThis, { copy: side.cloneNode(true), marks: [side, ...side.querySelectorAll('[part], li')] })
  })
  await wake()
  await answer()
  await page.locator('[part~=stats]').waitFor()
  const seen = await page.evaluate(() => {
    const { marks, copy } = globalThis as Played & { copy: Element }
    const now = marks[0]?.cloneNode(true) as Element
    now.normalize() // Preact keeps empty texts, HTML has none
    return { isKept: marks.every((node) => node.isConnected), isEqual: now.isEqualNode(copy) }
  })
  expect(seen).toEqual({ isKept: true, isEqual: true })
  await page.locator('[part~=copy]').click()
  await expect.poll(() => page.locator('[part~=copy]').innerText()).toBe('Copied')
})

test('an element that no server has drawn shows its own outline at once', async () => {
  await open(await renderReferral({ me, program, nonce }))
  await wake()
  expect(await page.locator('[part~=link]').isVisible()).toBe(true)
  await page.evaluate(() => document.querySelector('goodword-referral')?.remove())
  const left = await page.evaluate(async () => {
    const element = document.createElement('goodword-referral')
    document.body.append(element)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return element.shadowRoot?.querySelector('.bones') !== null
  })
  expect(left).toBe(true)
})

test('the owner’s colours hold from the first paint on', async () => {
  await open(await renderReferral({ me, program: { ...program, theme: { accent: '#aa0055' } }, nonce }))
  const fill = () => page.locator('[part~=copy]').evaluate((node) => getComputedStyle(node).backgroundColor)
  expect(await fill()).toBe('rgb(170, 0, 85)')
  await wake()
  await answer()
  await page.locator('[part~=stats]').waitFor()
  expect(await fill()).toBe('rgb(170, 0, 85)')
})

test('an address typed before it is awake goes nowhere', async () => {
  await open(await renderReferral({ me: null, program, nonce }), { query: '?stranger' })
  await page.locator('[part~=email]').fill('bea@mail.example')
  await page.locator('[part~=email]').press('Enter')
  await page.waitForTimeout(100)
  expect(page.url()).not.toContain('bea')
  await wake()
  await answer()
  await page.waitForTimeout(100)
  expect(await page.locator('[part~=email]').inputValue()).toBe('bea@mail.example')
})

test('the banner pushes nothing down when it wakes up, and answers', async () => {
  await open(await renderWelcome({ invitation, nonce }), { query: '?visit' })
  const below = await page.locator('#below').boundingBox()
  await wake()
  await page.waitForTimeout(50)
  expect(await page.locator('#below').boundingBox()).toEqual(below)
  await answer()
  await page.waitForTimeout(50)
  expect(await page.locator('#below').boundingBox()).toEqual(below)
  expect(await shift()).toBe(0)
  await page.locator('[part~=claim]').click()
  await expect.poll(() => page.locator('goodword-welcome .root').innerText()).toContain('kept for you')
})

test('a banner for a visit that the page does not know goes away', async () => {
  await open(await renderWelcome({ invitation, nonce }))
  await wake()
  await expect.poll(() => page.locator('goodword-welcome').isVisible()).toBe(false)
})
