import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ELEMENTS, STATES } from '../../../examples/playground/public/choices.js'
import { violations } from '../../support/axe.ts'
import { launchChromium } from '../../support/launch-chromium.ts'
import { ROOT } from '../../support/sources.ts'

/** To be looked at; git ignores it. */
const ALBUM = join(ROOT, 'node_modules/.goodword-screenshots')
const DIST = join(ROOT, 'packages/embed/dist')
const SCHEMES = ['light', 'dark', 'forced'] as const
const LANGUAGES = ['en', 'ar'] as const
/** Wide enough for two columns, a phone, and the narrowest that has to work. */
const WIDTHS = [1280, 390, 320]

/** Where an element has nothing to say, it takes no space. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
  'goodword-referral': [],
  'goodword-welcome': ['empty', 'loading', 'error', 'down'],
  'goodword-status': ['loading'],
  'goodword-leaderboard': ['loading', 'stranger', 'limited'],
}

const states = STATES.map(([name]) => name!)
let server: Server
let browser: Browser
let page: Page
let problems: string[]
let combinations = 0

beforeAll(async () => {
  mkdirSync(ALBUM, { recursive: true })
  server = createServer((request, response) => {
    const file = basename(request.url ?? '')
    if (file.endsWith('.js')) response.setHeader('content-type', 'text/javascript')
    else response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(file.endsWith('.js') ? readFileSync(join(DIST, file)) : HOST_PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await launchChromium()
  page = await browser.newPage()
  page.on('pageerror', (error) => problems.push(`The page threw: ${error}`))
  page.on('console', (message) => message.type() === 'error' && problems.push(`Console: ${message.text()}`))
  await page.goto(`http://site.example:${(server.address() as AddressInfo).port}/`)
  for (const [name] of ELEMENTS) await page.waitForFunction((name) => customElements.get(name!), name)
})
afterAll(async () => {
  await browser.close()
  server.close()
})

const HOST_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <title>Site</title><link rel="icon" href="data:,">
  <style>body { margin: 16px; background: #f3f4f7 } .dark { background: #0c0e13 }</style>
  <script async src="goodword.js" data-key="pk_demo"></script>
  <main><goodword-referral demo="full"></goodword-referral></main>
  <goodword-status hidden></goodword-status>`

/** Puts a new element into the page, and resolves when nothing moves any more. */
async function put(name: string, demo: string): Promise<void> {
  await page.evaluate(
    async ([name, demo]) => {
      const element = document.createElement(name)
      element.setAttribute('demo', demo)
      document.querySelector('main')!.replaceChildren(element)
      await new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, 120)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(resolve, 60)
        })
        observer.observe(element.shadowRoot!, { subtree: true, childList: true, characterData: true })
      })
    },
    [name, demo] as const,
  )
}

/** What is wider than it may be, or stands outside of its element, or is cut off. */
const misplaced = () =>
  page.evaluate(() => {
    const host = document.querySelector('main')!.firstElementChild!
    const box = host.getBoundingClientRect()
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways')
    for (const node of host.shadowRoot!.querySelectorAll<HTMLElement>('.root *:not(svg *)')) {
      if (node.closest('.sr')) continue
      const { left, right, top, bottom, width } = node.getBoundingClientRect()
      const name = `<${node.localName} class="${node.className}"> ${node.textContent?.slice(0, 30)}`
      if (width && (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1)) {
        found.push(`outside: ${name}`)
      }
      if (node.matches('input') || getComputedStyle(node).overflowX === 'visible') continue
      if (node.scrollWidth > node.clientWidth + 1) found.push(`cut off: ${name}`)
    }
    return found
  })

/** Where the first sight stands: what comes later must not push it. */
const places = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('main > *')].flatMap((host) =>
      [...host.shadowRoot!.querySelectorAll('[part~=copy], [part~=offer], [part~=claim]')].map((part) => {
        const { x, y, width } = part.getBoundingClientRect()
        return [x, y, width].map(Math.round).join(' ')
      }),
    ),
  )

async function look(name: string, state: string, scheme: string, language: string): Promise<void> {
  const about = (width: number) => (what: string) => `${name} ${state} ${scheme} ${language} ${width}: ${what}`
  await page.setViewportSize({ width: 390, height: 844 })
  await put(name, state)
  const isThere = await page.evaluate(() => document.querySelector('main')!.firstElementChild!.clientHeight > 0)
  const isSilent = SILENT[name]?.includes(state)
  if (isSilent !== undefined && isThere === isSilent)
    problems.push(about(390)(isThere ? 'takes space' : 'is not there'))
  const before = await places()
  for (const width of WIDTHS) {
    combinations++
    await page.setViewportSize({ width, height: 900 })
    problems.push(...(await misplaced()).map(about(width)))
    if (isThere && width > 320) {
      const path = join(ALBUM, `${name.replace('goodword-', '')}-${state}-${width}-${scheme}-${language}.png`)
      const height = await page.evaluate(() => document.body.offsetHeight + 32)
      await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height } })
    }
  }
  await page.setViewportSize({ width: 390, height: 844 })
  if ((await places()).join() !== before.join()) problems.push(about(390)('moved after it was ready'))
  problems.push(...(await violations(page)).map(about(390)))
}

for (const [name] of ELEMENTS) {
  for (const language of LANGUAGES) {
    for (const scheme of SCHEMES) {
      test(`${name} in every state, ${scheme}, ${language}: whole, in its place and accessible`, async ({
        annotate,
      }) => {
        problems = []
        await page.emulateMedia({ forcedColors: scheme === 'forced' ? 'active' : 'none' })
        await page.evaluate(
          ([scheme, language]) => {
            document.body.className = scheme!
            document.documentElement.lang = language!
            document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
          },
          [scheme, language],
        )
        for (const state of states) await look(name!, state, scheme, language)
        await annotate(`${combinations} combinations looked at so far`)
        expect(problems).toEqual([])
      })
    }
  }
}

const TAGS = readdirSync(join(ROOT, 'packages/widget/src/messages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test.for(TAGS)('%s fits a phone of 320 px, in every element', async (language) => {
  problems = []
  await page.emulateMedia({ forcedColors: 'none' })
  await page.evaluate((language) => {
    document.body.className = ''
    document.documentElement.lang = language
    document.documentElement.dir = language === 'ar' || language === 'he' ? 'rtl' : 'ltr'
  }, language)
  await page.setViewportSize({ width: 320, height: 900 })
  for (const [name] of ELEMENTS) {
    for (const state of ['full', 'empty', 'stranger', 'paused', 'pending']) {
      await put(name!, state)
      problems.push(...(await misplaced()).map((what) => `${name} ${state} ${language}: ${what}`))
    }
  }
  const path = join(ALBUM, `referral-full-320-light-${language}.png`)
  await put('goodword-referral', 'full')
  await page.screenshot({ path, fullPage: true })
  expect(problems).toEqual([])
})

/** What is under the figures goes down when there are more than was thought. Half of what a browser calls good (0.1). */
const MOST_SHIFT = 0.05

for (const width of [390, 1280]) {
  test(`at ${width} px the link stays where it is when the figures come, and hardly anything else moves`, async ({
    annotate,
  }) => {
    const tab = await browser.newPage({ viewport: { width, height: 1600 } })
    await tab.addInitScript(() => {
      let shift = 0
      Object.assign(globalThis, { readShift: () => shift })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    // Parts that come later are late enough to see what was there before.
    await tab.route(/later-/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      await route.continue()
    })
    await tab.goto(page.url())
    const before = await tab.locator('[part~=copy]').boundingBox()
    expect(await tab.locator('[part~=stats]').count()).toBe(0)
    await tab.locator('[part~=stats]').waitFor()
    await tab.waitForTimeout(100)
    const shift = await tab.evaluate(() => (globalThis as unknown as { readShift(): number }).readShift())
    expect(await tab.locator('[part~=copy]').boundingBox()).toEqual(before)
    await tab.close()
    await annotate(`layout shift: ${shift.toFixed(4)}`)
    expect(shift).toBeLessThan(MOST_SHIFT)
  })
}
