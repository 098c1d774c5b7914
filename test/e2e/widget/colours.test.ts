import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../support/launch-chromium.ts'
import { openLook, type WithLook } from '../../support/look/open-look.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
  page = await openLook(browser, '<body>', { reducedMotion: 'reduce' })
  await page.evaluate(() => (globalThis as WithLook).look.put('full'))
  await page.locator('goodword-referral [part~=reward]').first().waitFor()
})
afterAll(() => browser.close())

const ACCENTS = {
  default: '#3b5bfd',
  black: '#000',
  white: '#fff',
  grey: '#808080',
  yellow: '#ffd400',
  lime: '#7cff00',
  cyan: '#00e5ff',
  pink: '#ff4fa0',
  red: '#c00000',
  navy: '#001a4d',
  forest: '#0a3d2e',
  'oklch violet': 'oklch(0.55 0.25 300)',
}
const SURFACES = { 'its own': '', black: '#000', ink: '#101418', slate: '#33404d', sand: '#e9dfc9', white: '#fff' }

/** Sets these variables of the owner, and no others. */
async function dress(variables: Record<string, string>, theme = 'light') {
  const style = Object.entries(variables).flatMap(([name, value]) => (value ? [`--goodword-${name}: ${value}`] : []))
  await page.evaluate(
    ({ style, theme }) => {
      document.documentElement.setAttribute('style', style)
      document.querySelector('goodword-referral')?.setAttribute('theme', theme)
    },
    { style: style.join(';'), theme },
  )
}

/** The worst contrast of text in the panel, and the text that has it. */
const worst = () =>
  page.locator('goodword-referral').evaluate((host) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
    /** Paints colours over each other; gives the luminance of the result. */
    const luminance = (...colors: string[]) => {
      for (const color of ['#fff', ...colors]) {
        canvas.fillStyle = color
        canvas.fillRect(0, 0, 1, 1)
      }
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const measured = [...host.shadowRoot!.querySelectorAll<HTMLElement>('.root *:not(.sr)')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .map((element) => {
        const behind: string[] = []
        for (let node: Element | null = element; node; node = node.parentElement)
          behind.unshift(getComputedStyle(node).backgroundColor)
        const [light = 0, dark = 0] = [
          luminance(...behind, getComputedStyle(element).color),
          luminance(...behind),
        ].sort((a, b) => b - a)
        return { contrast: (light + 0.05) / (dark + 0.05), text: element.textContent }
      })
    if (measured.length < 30) throw new Error('There is less text than there should be.')
    return measured.reduce((worst, next) => (next.contrast < worst.contrast ? next : worst))
  })

for (const theme of ['light', 'dark']) {
  test.for(Object.entries(ACCENTS))(`with the accent %s every text can be read, ${theme}`, async ([, accent]) => {
    await dress({ accent }, theme)
    expect(await worst()).toSatisfy(({ contrast }) => contrast >= 4.5)
  })
}

test.for(
  Object.entries(SURFACES).flatMap(([name, surface]) =>
    ['#000', '#fff', '#ffd400', '#3b5bfd'].map((accent) => [name, accent, surface] as const),
  ),
)(
  'on a surface of %s with the accent %s every text can be read, whatever the theme says',
  async ([, accent, surface]) => {
    for (const theme of ['light', 'dark']) {
      await dress({ accent, surface }, theme)
      expect(await worst(), theme).toSatisfy(({ contrast }) => contrast >= 4.5)
    }
  },
)

test.for(['light', 'dark'])('text colours of the owner that nobody could read are corrected, %s', async (theme) => {
  for (const color of ['#fff', '#000', '#8a8a8a', '#ffe27a']) {
    await dress({ text: color, muted: color, good: color, wait: color, bad: color }, theme)
    expect(await worst(), color).toSatisfy(({ contrast }) => contrast >= 4.5)
  }
})

test('colours that can be read stay as they are', async () => {
  await dress({ accent: '#0a3d2e', text: '#200010', muted: '#3d2b33' })
  const painted = (selector: string) =>
    page
      .locator(`goodword-referral ${selector}`)
      .first()
      .evaluate((element) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d')!
        canvas.fillStyle = getComputedStyle(element).color
        canvas.fillRect(0, 0, 1, 1)
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      })
  expect(await painted('h2')).toEqual([0x20, 0, 0x10])
  expect(await painted('.you b')).toEqual([0x0a, 0x3d, 0x2e])
  expect(await painted('.head p')).toEqual([0x3d, 0x2b, 0x33])
})
