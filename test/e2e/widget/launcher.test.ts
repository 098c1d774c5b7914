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

const LAUNCHER = '<goodword-launcher unread="2 new">Give $10, get $20</goodword-launcher>'

async function open(html: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openLook(browser, html, { viewport: { width: 390, height: 600 }, ...options })
  await page.evaluate(() => (globalThis as WithLook).look.startLauncher('full'))
  await page.locator('[part=trigger]').first().waitFor()
  return page
}
const trigger = (page: Page) => page.locator('[part=trigger]').first()

test.for<BrowserContextOptions>([{}, { forcedColors: 'active' }, { colorScheme: 'dark' }])(
  'what is new is part of what a reader hears of the button, and can be read: %o',
  async (options) => {
    const page = await open(`<body><main><h1>Shop</h1>${LAUNCHER}</main>`, options)
    await page.getByRole('button', { name: /^Give \$10, get \$20\s*2 new$/ }).waitFor()
    expect(await violations(page)).toEqual([])
  },
)

test.for(['ltr', 'rtl'])('it stands at the end, at the start or in the text, %s', async (dir) => {
  const page = await open(
    `<body dir="${dir}" style="margin: 0">${LAUNCHER}<goodword-launcher position="bottom-start"></goodword-launcher><p><goodword-launcher position="inline">Here</goodword-launcher></p>`,
  )
  const boxes = await Promise.all([0, 1, 2].map((place) => page.locator('[part=trigger]').nth(place).boundingBox()))
  const [end, start, inline] = boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 })
  const gaps = ({ x, width }: { x: number; width: number }) =>
    dir === 'ltr' ? [x, 390 - x - width] : [390 - x - width, x]
  expect(gaps(end!)[1]).toBe(16)
  expect(gaps(start!)[0]).toBe(16)
  expect(gaps(inline!)[0]).toBe(0)
  expect(inline!.y).toBeLessThan(60)
  for (const { height } of [end!, start!, inline!]) expect(height).toBeGreaterThanOrEqual(44)
})

test('whatever the page says of its elements, the button is the same to the pixel', async () => {
  const picture = async (css: string) => {
    const page = await open(
      `<style>html { background: #fff !important } head, script { display: none !important } ${css}</style><body>${LAUNCHER}`,
    )
    const shot = await page.screenshot({ clip: { x: 40, y: 500, width: 350, height: 100 } })
    await page.close()
    return shot
  }
  const clean = await picture('')
  for (const css of [
    '* { all: unset !important }',
    'html { font-size: 5px }',
    'button, b, slot, span { display: none !important } goodword-launcher { opacity: .2 !important; filter: blur(4px) !important; transform: rotate(9deg) !important; zoom: 2 !important }',
    'body { font: italic 40px/4 cursive; color: red; letter-spacing: 9px; text-transform: uppercase; word-spacing: 20px; text-indent: 30px }',
  ])
    expect(clean.equals(await picture(css)), css).toBe(true)
})

test('the font is that of the page around it if asked', async () => {
  const page = await open(`<body style="font-family: Georgia; --goodword-font: default">${LAUNCHER}`)
  const font = await trigger(page).evaluate((button) => [
    getComputedStyle(button).fontFamily,
    getComputedStyle(button).fontSize,
  ])
  expect(font).toEqual(['Georgia', '16px'])
})
