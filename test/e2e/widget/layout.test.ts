import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../../support/axe.ts'
import { launchChromium } from '../../support/launch-chromium.ts'
import { openLook, type WithLook } from '../../support/look/open-look.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

const BODY = '<style>body { margin: 16px }</style><body>'
type Put = Parameters<WithLook['look']['put']>

async function open(width: number, put: Put, html = BODY, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openLook(browser, html, { viewport: { width, height: 900 }, reducedMotion: 'reduce', ...options })
  await page.evaluate((put) => (globalThis as WithLook).look.put(...put), put)
  await page.locator('goodword-referral [part~=panel]').waitFor({ state: 'attached' })
  if (put[0] !== 'loading')
    await page.locator('goodword-referral [part~=panel]:not(:has(.bones))').waitFor({ state: 'attached' })
  return page
}

/** What sticks out of the card, or is cut off in it. */
const overflowing = (page: Page) =>
  page.locator('goodword-referral .card').evaluate((card) => {
    const { left, right } = card.getBoundingClientRect()
    return [...card.querySelectorAll<HTMLElement>('*:not(.sr)')]
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.left < left - 0.5 || box.right > right + 0.5 || element.scrollWidth > element.clientWidth + 1
      })
      .filter((element) => !['inline', 'contents', 'none'].includes(getComputedStyle(element).display))
      .map((element) => element.outerHTML.slice(0, 80))
  })

for (const lang of ['en', 'ar'])
  test.for([320, 390, 640, 920, 1280])(
    `at %i px nothing scrolls sideways and nothing is cut off, ${lang}`,
    async (width) => {
      for (const sight of ['full', 'new', 'limited', 'stranger', 'failed', 'loading'] as const) {
        const page = await open(width, [sight, { locale: lang }])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), sight).toBe(width)
        expect(await overflowing(page), sight).toEqual([])
        await page.close()
      }
    },
  )

test('a wide window at 400 % shows one column, with a link that can be copied', async () => {
  // 1280 px at 400 %
  const page = await open(320, ['full'], BODY, { deviceScaleFactor: 4 })
  const [side, come] = await Promise.all(
    ['.side', '.come'].map((part) => page.locator(`goodword-referral ${part}`).first().boundingBox()),
  )
  expect(come?.x).toBe(side?.x)
  expect(come?.y).toBeGreaterThanOrEqual((side?.y ?? 0) + (side?.height ?? 0))
  await page.locator('goodword-referral [part~=copy]').click()
  expect(await violations(page)).toEqual([])
})

const SECTIONS = ['title', 'offer', 'link', 'share', 'stats', 'friends', 'rewards', 'terms']

test.for(SECTIONS.flatMap((section) => [390, 920].map((width) => [section, width] as const)))(
  'the section %s alone, at %i px, fills the card: one column, no line at its edge',
  async ([section, width]) => {
    const page = await open(width, ['full', { show: section }])
    const shape = await page.locator('goodword-referral .card').evaluate((card) => {
      const outer = card.getBoundingClientRect()
      const lines = [...card.querySelectorAll<HTMLElement>('*')]
        .filter((element) => {
          const { borderTopWidth, borderTopColor, borderInlineStartWidth } = getComputedStyle(element)
          const box = element.getBoundingClientRect()
          return (
            (borderTopWidth !== '0px' &&
              borderTopColor !== 'rgba(0, 0, 0, 0)' &&
              box.height > 0 &&
              box.top - outer.top < 4 &&
              box.top > outer.top) ||
            (borderInlineStartWidth !== '0px' && box.height > 0 && box.left - outer.left < 4 && box.left > outer.left)
          )
        })
        .map(({ className }) => className)
      const pieces = [...card.querySelectorAll('.two > *, .foot')].map((piece) => piece.getBoundingClientRect())
      return { lines, height: outer.height, widths: pieces.filter(({ height }) => height).map(({ width }) => width) }
    })
    expect(shape.lines).toEqual([])
    expect(shape.height).toBeGreaterThan(40)
    expect(shape.widths).toEqual([width - 32 - 2])
    expect(await overflowing(page)).toEqual([])
    await page.close()
  },
)

test('each section can be taken away, and the others stay', async () => {
  const page = await open(920, ['full'])
  const shown = () =>
    page.locator('goodword-referral').evaluate((host) => {
      const pieces = {
        title: '.head',
        offer: '.amounts',
        link: '.link',
        share: '[part~=channel]',
        stats: '.stats',
        friends: '.row:not(.reward)',
        rewards: '.reward',
        terms: '.foot',
      }
      return Object.entries(pieces).flatMap(([name, piece]) => (host.shadowRoot?.querySelector(piece) ? [name] : []))
    })
  expect(await shown()).toEqual(SECTIONS)
  for (const section of SECTIONS) {
    await page.evaluate(
      (section) => document.querySelector('goodword-referral')?.setAttribute('hide', section),
      section,
    )
    await expect.poll(shown).toEqual(SECTIONS.filter((other) => other !== section))
  }
})

test.for([390, 920])('with nothing to show there is no empty card, at %i px', async (width) => {
  const page = await open(width, ['new', { show: 'rewards' }])
  expect(await page.locator('goodword-referral .card').isVisible()).toBe(false)
  await page.evaluate(() => document.querySelector('goodword-referral')?.setAttribute('show', 'rewards stats'))
  await page.locator('goodword-referral [part~=stats]').waitFor()
})

test.for([
  ['a float', 'float: left'],
  ['centred', 'align-self: center'],
  ['an inline block', 'display: inline-block !important'],
] as const)(
  'as %s, which gives it no width, the panel takes what it needs and no more than there is',
  async ([, style]) => {
    for (const [width, least] of [
      [1280, 600],
      [360, 280],
    ] as const) {
      const html = `<style>body { margin: 16px; display: flex; flex-direction: column } goodword-referral { ${style} }</style><body>`
      const page = await open(width, ['full'], html)
      const box = await page.locator('goodword-referral').boundingBox()
      expect(box?.width).toBeGreaterThanOrEqual(least)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      await page.close()
    }
  },
)

/** Where the pieces of the first side stand. */
const places = (page: Page) =>
  page.locator('goodword-referral').evaluate((host) =>
    ['h2', '.head p', '.amounts', '.amounts + .muted', '.link', '.channels', '.stats'].map((piece) => {
      const box = host.shadowRoot?.querySelector(piece)?.getBoundingClientRect()
      return box && [piece, Math.round(box.left), Math.round(box.top), Math.round(box.width)]
    }),
  )

for (const lang of ['en', 'ar'])
  test.for([390, 920, 1280])(
    `what loads has the shape of what comes, and nothing moves, at %i px, ${lang}`,
    async (width) => {
      const loading = await open(width, ['loading', { locale: lang }])
      const before = await places(loading)
      const page = await openLook(browser, BODY, { viewport: { width, height: 900 } })
      await page.evaluate(() => {
        const shifts: number[] = []
        Object.assign(globalThis, { shifts })
        new PerformanceObserver((list) =>
          shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value)),
        ).observe({ type: 'layout-shift', buffered: true })
      })
      await page.evaluate((locale) => (globalThis as WithLook).look.put('full', { locale }, { latencyMs: 400 }), lang)
      await page.locator('goodword-referral .bones').first().waitFor()
      await page.locator('goodword-referral [part~=reward]').first().waitFor()
      await page.waitForTimeout(300)
      // The third figure may have a line above it.
      expect((await places(page)).slice(0, -1)).toEqual(before.slice(0, -1))
      expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([])
    },
  )

test('what is closed around the panel closes the panel: no part of it shines through or can be reached', async () => {
  const html = `<style>#menu { visibility: hidden; pointer-events: none }</style><body><div id="menu"></div>`
  const page = await open(390, ['full', {}, { into: '#menu' }], html)
  expect(await page.locator('goodword-referral [part~=copy]').isVisible()).toBe(false)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body')
})
