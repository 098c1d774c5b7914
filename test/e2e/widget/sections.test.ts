import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../support/launch-chromium.ts'
import { bundle, serveLoneSite, type LoneSite } from '../../support/lone-page.ts'

/** One shop and one model for all; its answers wait until `answer()` is called. */
const PAGE = `
import { createMemoryAdapter } from '@goodword/adapters/memory'
import { defineElements } from '@goodword/widget'
import { createReferralModel } from '@goodword/widget/model'
const terms = { form: 'credit', fixed: { amount: 2000, currency: 'USD' }, holdDays: 14 } as const
const shop = createMemoryAdapter({ offers: { customer: { partner: [{ id: 'p', ...terms }], customer: [{ id: 'c', ...terms }] } } })
shop.host.partner({ externalId: 'ada', code: 'ada1' })
if (!location.search.includes('fresh')) for (const name of ['Ben', 'Cleo', 'Dan'])
  shop.host.conversion({ type: 'sale', orderId: name, amount: 6000, currency: 'USD', customerId: name, name, code: 'ada1' })
const answers = Promise.withResolvers<void>()
const session = shop.partner({ token: shop.host.token('ada') })
let opened = 0
const adapter = { ...shop, partner: () => (opened++, { ...session, me: async (options) => { await answers.promise; return session.me(options) } }) }
const model = createReferralModel({ adapter, identity: { token: '' } })
for (const element of document.querySelectorAll('goodword-referral')) Object.assign(element, { model })
defineElements()
Object.assign(window, { page: { answer: answers.resolve, opened: () => opened } })
`

type Played = typeof globalThis & { page: { answer(): void; opened(): number } }

let browser: Browser
let site: LoneSite
let page: Page

beforeAll(async () => {
  site = await serveLoneSite()
  site.pages['/page'] = { script: await bundle(PAGE) }
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  site.close()
})

const SECTIONS = ['title', 'offer', 'link', 'share', 'stats', 'friends', 'rewards'] as const

async function open(shown: readonly string[], width: number, query = '') {
  page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
  site.pages['/page']!.html = shown
    .map((show) => `<goodword-referral id="${show.replace(' ', '-')}" show="${show}"></goodword-referral>`)
    .join('')
  await page.goto(`${site.url}/page${query}`)
  await page.waitForFunction(() => 'page' in globalThis)
}
const answer = () => page.evaluate(() => (globalThis as Played).page.answer())
const cardOf = (id: string) => page.locator(`#${id} [part=panel]`)

/** How far the outermost content of a card stays from its edges, in px: what is empty is far. */
const spare = (id: string) =>
  cardOf(id).evaluate((card) => {
    const outer = card.getBoundingClientRect()
    const range = document.createRange()
    const boxes = [...card.querySelectorAll('h2, h3, p, dt, dd, a, li, button, .link, .amounts > div')]
      .filter((node) => !node.closest('.sr'))
      .map((node) => {
        range.selectNode(node)
        return range.getBoundingClientRect()
      })
      .filter(({ width }) => width > 0)
    return {
      top: Math.round(Math.min(...boxes.map(({ top }) => top)) - outer.top),
      bottom: Math.round(outer.bottom - Math.max(...boxes.map(({ bottom }) => bottom))),
      left: Math.round(Math.min(...boxes.map(({ left }) => left)) - outer.left),
      right: Math.round(outer.right - Math.max(...boxes.map(({ right }) => right))),
    }
  })

for (const width of [390, 1280]) {
  test(`every section alone fills its card, and nothing stands beside it, at ${width} px`, async () => {
    await open(SECTIONS, width)
    await answer()
    await page.locator('#rewards [part~=reward]').first().waitFor()
    await page.locator('#friends [part~=referral]').first().waitFor()
    for (const section of SECTIONS) {
      const { top, bottom, left } = await spare(section)
      expect([section, top <= 40, bottom <= 40, left <= 40], JSON.stringify(await spare(section))).toEqual([
        section,
        true,
        true,
        true,
      ])
    }
    for (const section of ['offer', 'link', 'share', 'friends', 'rewards']) {
      expect([section, (await spare(section)).right <= 40]).toEqual([section, true])
    }
  })

  test(`an outline has the sections that will come, and no others, at ${width} px`, async () => {
    await open(['link', 'friends', 'link share'], width)
    const heights = async () =>
      Promise.all(['link', 'link-share'].map(async (id) => (await cardOf(id).boundingBox())?.height ?? 0))
    await cardOf('link').waitFor()
    const before = await heights()
    expect(await page.locator('#friends .side > *').count()).toBe(0)
    expect(await page.locator('#link .come > *').count()).toBe(0)
    await answer()
    await page.locator('#friends [part~=referral]').first().waitFor()
    const after = await heights()
    for (const [index, height] of after.entries()) expect(Math.abs(height - before[index]!)).toBeLessThan(56)
  })
}

test('a section with nothing in it takes no space', async () => {
  await open(['rewards', 'terms', 'link'], 390, '?fresh')
  await answer()
  await page.locator('#link [part~=link]').waitFor()
  await page.waitForTimeout(100)
  for (const id of ['rewards', 'terms']) {
    expect(await page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().height)).toBe(0)
  }
})

test('many elements with one model open one session between them', async () => {
  await open(SECTIONS, 1280)
  await answer()
  await page.locator('#link [part~=copy]').click()
  await expect.poll(() => page.locator('#link [part~=copy]').innerText()).toBe('Copied')
  expect(await page.locator('#share [part~=copy]').count()).toBe(0)
  expect(await page.evaluate(() => (globalThis as Played).page.opened())).toBe(1)
})
