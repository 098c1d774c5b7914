import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../support/launch-chromium.ts'
import { openLook, type WithLook } from '../../support/look/open-look.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Styles that pages really have, and worse. All leave the element its place and its width, which are the page's. */
const HOSTILE = {
  'a reset of everything': '* { all: unset !important }',
  'a tiny root': 'html { font-size: 5px }',
  'a root of 62.5 %': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'another direction': 'body { direction: rtl; unicode-bidi: bidi-override }',
  'hidden blocks': 'div, section, p, button, a, ul, li, h2, dl, svg, input { display: none !important }',
  'variables with our names':
    ':root, goodword-referral { --accent: red; --surface: red; --text: red; --muted: red; --line: red; --radius: 50px; --read: 0; --on: red; --gap: 90px; --gutter: 1px; --control: 0; --soft: red; --fill: red }',
  'inherited text':
    'body { letter-spacing: 9px; word-spacing: 20px; line-height: 4; text-transform: uppercase; white-space: pre; text-indent: 40px; text-align: center; font: italic 900 40px/4 cursive; color: red; text-shadow: 2px 2px red; word-break: break-all; hyphens: auto; tab-size: 20; quotes: none; list-style: square inside; font-variant: small-caps; font-stretch: 200%; font-feature-settings: "smcp"; text-decoration: underline; -webkit-text-stroke: 2px red; -webkit-text-fill-color: red; border-collapse: collapse; cursor: wait; caret-color: red; accent-color: red; text-emphasis: dot; text-orientation: upright; font-kerning: none; text-rendering: geometricPrecision; -webkit-font-smoothing: none }',
  'what changes every element':
    'body * { transform: rotate(4deg) !important; filter: blur(3px) invert(1) !important; zoom: 1.4 !important; opacity: .4 !important; scale: 1.2 !important; rotate: 9deg !important; translate: 20px !important; mix-blend-mode: difference !important; clip-path: circle(30%) !important; mask: linear-gradient(#0000, #000) !important }',
  'boxes around every element':
    '* { padding: 0; margin: 0 } body * { padding: 20px !important; border: 5px dashed red !important; outline: 3px solid blue !important; background: yellow !important; box-shadow: 0 0 9px red !important; overflow: hidden !important; contain: strict !important }',
  'writing from top to bottom': 'goodword-referral { writing-mode: vertical-rl !important }',
  'animations of everything':
    'body * { transition: all 9s !important; animation: spin 9s infinite !important } @keyframes spin { to { transform: rotate(1turn); opacity: 0 } }',
}

async function picture(css: string, widthPx: number, theme: string): Promise<Buffer> {
  // The same place in each page, whatever happens to the body.
  const frame = `head, script { display: none !important } goodword-referral { position: absolute !important; inset: 20px auto auto 20px !important; width: ${widthPx}px !important; margin: 0 !important }`
  const page = await openLook(browser, `<style>html { background: #fff !important } ${css} ${frame}</style><body>`, {
    viewport: { width: widthPx + 40, height: 1500 },
    reducedMotion: 'reduce',
  })
  await page.evaluate((theme) => (globalThis as WithLook).look.put('full', { theme }), theme)
  await page.locator('goodword-referral [part~=reward]').first().waitFor({ state: 'attached' })
  await settled(page)
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width: widthPx + 40, height: 1500 } })
  await page.close()
  return shot
}

const settled = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

for (const [width, theme] of [
  [390, 'light'],
  [900, 'dark'],
] as const) {
  test(`whatever the page says of its elements, the panel is the same to the pixel, ${width} px, ${theme}`, async () => {
    const clean = await picture('', width, theme)
    expect(clean.equals(await picture('', width, theme))).toBe(true)
    for (const [name, css] of Object.entries(HOSTILE))
      expect(clean.equals(await picture(css, width, theme)), name).toBe(true)
  })
}
