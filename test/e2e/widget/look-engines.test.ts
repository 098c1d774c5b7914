import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EngineBrowser, Tab } from '../../support/browsers/browser.ts'
import { ENGINES } from '../../support/browsers/engines.ts'
import { bundleLook, type WithLook } from '../../support/look/open-look.ts'

let server: Server
let url: string
beforeAll(async () => {
  const script = await bundleLook()
  server = createServer(({ url }, response) => {
    response.setHeader('content-type', url === '/look.js' ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(
      url === '/look.js' ? script : '<!doctype html><title>Shop</title><body><script src="/look.js"></script>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://shop.example:${(server.address() as AddressInfo).port}/`
})
afterAll(() => void server.close())

/** The worst contrasts of text in the panel with these variables, in both palettes. */
const contrasts = (tab: Tab, style: string) =>
  tab.evaluate(async (style) => {
    document.documentElement.setAttribute('style', style)
    const host = document.querySelector('goodword-referral')!
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!
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
    const worst: number[] = []
    for (const theme of ['light', 'dark']) {
      host.setAttribute('theme', theme)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const texts = [...host.shadowRoot!.querySelectorAll<HTMLElement>('.root *:not(.sr)')].filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      )
      const found = texts.map((element) => {
        const behind: string[] = []
        for (let node: Element | null = element; node; node = node.parentElement)
          behind.unshift(getComputedStyle(node).backgroundColor)
        const [light = 0, dark = 0] = [
          luminance(...behind, getComputedStyle(element).color),
          luminance(...behind),
        ].sort((a, b) => b - a)
        return (light + 0.05) / (dark + 0.05)
      })
      worst.push(found.length < 30 ? 0 : Math.min(...found))
    }
    return worst
  }, style)

for (const { name, missing, launch } of ENGINES)
  describe.skipIf(missing)(`in ${name}`, () => {
    let browser: EngineBrowser
    let tab: Tab
    beforeAll(async () => {
      browser = await launch()
      tab = await browser.open(url)
      await tab.evaluate(() => (globalThis as WithLook).look.put('full'))
      await tab.evaluate(async () => {
        const rewards = () => document.querySelector('goodword-referral')?.shadowRoot?.querySelector('.reward')
        while (!rewards()) await new Promise((resolve) => setTimeout(resolve, 50))
      })
    })
    afterAll(() => browser.close())

    test.for([
      '',
      '--goodword-accent: #ffd400',
      '--goodword-accent: #001a4d',
      '--goodword-surface: #101418',
      '--goodword-surface: #e9dfc9; --goodword-muted: #fff',
    ])('every text can be read with "%s"', async (style) => {
      for (const worst of await contrasts(tab, style)) expect(worst).toBeGreaterThanOrEqual(4.5)
    })

    test('the font is that of the page around it if asked', async () => {
      const font = await tab.evaluate(() => {
        document.documentElement.setAttribute('style', 'font-family: Georgia; --goodword-font: default')
        return getComputedStyle(document.querySelector('goodword-referral')!.shadowRoot!.querySelector('.root')!)
          .fontFamily
      })
      expect(font).toBe('Georgia')
    })
  })
