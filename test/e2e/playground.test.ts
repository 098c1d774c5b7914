import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { type Running, startNode } from '../support/processes.ts'
import { ROOT } from '../support/sources.ts'

let playground: Running
let browser: Browser
let page: Page
let preview: FrameLocator
let problems: string[]
let strangers: string[]
let url: string

beforeAll(async () => {
  // As npm start does.
  playground = await startNode('examples/playground/server.mjs', [], { ready: /http\S+/, env: { PORT: '0' } })
  url = playground.ready[0]
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await playground.stop()
})
beforeEach(async () => {
  page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  problems = []
  strangers = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('request', (request) => request.url().startsWith(url) || strangers.push(request.url()))
  preview = page.frameLocator('iframe')
})
afterEach(async () => {
  await page.close()
  expect(problems).toEqual([])
  expect(strangers).toEqual([])
})

async function open(hash = ''): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url + hash)
  await page.waitForSelector('html[data-ready]')
}

const choose = (label: string, option: string) => page.getByLabel(label, { exact: true }).selectOption(option)
const snippet = () => page.locator('#snippet').innerText()
const shown = (text: string | RegExp) => preview.getByText(text).first().waitFor()

test('every choice changes the preview, the snippet and the address, which leads back to it', async () => {
  await open()
  await shown('Amara Okafor')
  await choose('State', 'rejected')
  await shown('The order was below $50. Tell your next friend about it.')
  await choose('Language', 'ar')
  await shown('نسخ الرابط')
  await choose('Theme', 'dark')
  await preview.locator('.root[data-scheme=dark][dir=rtl]').waitFor()
  await page.getByRole('button', { name: '390' }).click()
  await choose('Page', 'magazine')
  expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBe(390)
  await preview.getByRole('heading', { name: 'Letters worth waiting for' }).waitFor()
  expect(await snippet()).toContain('<goodword-referral demo="rejected" locale="ar" theme="dark"></goodword-referral>')

  await page.reload()
  await shown('نسخ الرابط')
  await preview.getByRole('heading', { name: 'Letters worth waiting for' }).waitFor()
  expect(await page.getByLabel('State').inputValue()).toBe('rejected')
  expect(await page.getByLabel('Width in pixels').inputValue()).toBe('390')
})

test('page direction and language are those of a real page', async () => {
  await open('#locale=ar')
  const root = preview.locator('html')
  await expect.poll(() => root.getAttribute('dir')).toBe('rtl')
  expect(await root.getAttribute('lang')).toBe('ar')
  await choose('Page direction', 'ltr')
  expect(await root.getAttribute('dir')).toBe('ltr')
})

test('variables change the look at once, and an empty field is the usual one', async () => {
  await open()
  const fill = () => preview.locator('[part~=copy]').evaluate((button) => getComputedStyle(button).backgroundColor)
  await shown('Copy link')
  const usual = await fill()
  await page.getByText('Look', { exact: true }).click()
  const accent = page.getByRole('textbox', { name: '--goodword-accent' })
  await accent.fill('#0a7d43')
  await expect.poll(fill).toBe('rgb(10, 125, 67)')
  await page.getByRole('textbox', { name: '--goodword-radius' }).fill('4')
  expect(await snippet()).toContain(
    'goodword-referral {\n    --goodword-accent: #0a7d43;\n    --goodword-radius: 4px;\n  }',
  )
  await accent.fill('#0a7d43; } body { display: none')
  expect(await snippet()).not.toContain('display')
  await page.getByRole('button', { name: 'Reset the look' }).click()
  await expect.poll(fill).toBe(usual)
  expect(await snippet()).not.toContain('<style>')
})

test('sections can be taken out one by one, and the shorter list is written', async () => {
  await open()
  await shown('Your rewards')
  await page.getByText('Sections', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'rewards' }).uncheck()
  await expect.poll(() => preview.getByText('Your rewards').count()).toBe(0)
  expect(await snippet()).toContain('hide="rewards"')
  for (const box of await page.locator('.sections input').all())
    await box.setChecked((await box.inputValue()) === 'link')
  expect(await snippet()).toContain('show="link"')
  await expect.poll(() => preview.getByText('WhatsApp').count()).toBe(0)
})

test('says so where an element takes no space', async () => {
  await open('#element=goodword-welcome')
  await shown('Mara Lindqvist gave you $20 off')
  await choose('State', 'empty')
  await page.getByText('The element takes no space in this state.').waitFor()
  await choose('State', 'full')
  await expect.poll(() => page.getByText('takes no space').count()).toBe(0)
})

test('is used by keyboard alone', async () => {
  await open()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByLabel('State').inputValue()).toBe('loading')
  const slide = page.getByRole('slider')
  await slide.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBe(321)
})

test('the edge of the frame can be dragged', async () => {
  await open('#width=640')
  const handle = (await page.locator('.handle').boundingBox())!
  await page.mouse.move(handle.x + 8, handle.y + 100)
  await page.mouse.down()
  await page.mouse.move(handle.x - 92, handle.y + 100, { steps: 4 })
  await page.mouse.up()
  const width = Number(await page.getByLabel('Width in pixels').inputValue())
  expect(width).toBeGreaterThan(400)
  expect(width).toBeLessThan(560)
})

for (const width of [390, 1280]) {
  test(`axe finds nothing at ${width} px, and nothing is wider than the window`, async () => {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const part of ['Look', 'Sections']) {
        await open()
        await shown('Amara Okafor')
        await page.getByText(part, { exact: true }).click()
        expect(await violations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      }
    }
  })
}

test('offers every language that the widget has, and every variable and section that it knows', async () => {
  await open()
  const widget = (path: string) => join(ROOT, 'packages/widget', path)
  const languages = readdirSync(widget('src/messages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const offered = await page
    .getByLabel('Language', { exact: true })
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
  expect(offered.filter(Boolean).sort()).toEqual(languages.sort())

  const documented = [...readFileSync(widget('README.md'), 'utf8').matchAll(/^\| `--goodword.*$/gm)].flatMap(
    ([row]) => row.match(/--goodword-[\w-]+/g) ?? [],
  )
  const fields = await page.locator('.variable label').allTextContents()
  expect(documented.length).toBeGreaterThan(5)
  expect(fields.sort()).toEqual([...new Set(documented)].sort())

  const source = readFileSync(widget('src/element/sections.ts'), 'utf8')
  const sections = [...source.matchAll(/^ {2}\| '(\w+)'$/gm)].map(([, name]) => name)
  expect(
    await page.locator('.sections input').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)),
  ).toEqual(sections)

  const states = [...readFileSync(widget('src/demo/scenes.ts'), 'utf8').matchAll(/^ {2}(\w+): \{/gm)].map(
    ([, name]) => name,
  )
  const known = await page
    .getByLabel('State')
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
  expect(known.filter((name) => name !== 'full').sort()).toEqual(states.sort())
})

test('what is copied shows the same in an empty page of another site', async () => {
  await open('#demo=pending&theme=dark&locale=ar&accent=%230a7d43&hide=title')
  await shown('نسخ الرابط')
  const panel = () => preview.locator('[part~=panel]').innerText()
  await expect.poll(panel).toContain('Amara Okafor')
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByText('Copied.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())

  const other = await serve(`<!doctype html><title>Another site</title>${copied}`)
  const tab = await browser.newPage({ viewport: { width: 900, height: 900 } })
  await tab.goto(`http://other.example:${(other.address() as AddressInfo).port}/`)
  await expect.poll(() => tab.locator('[part~=panel]').innerText()).toBe(await panel())
  const fill = (button: Element) => getComputedStyle(button).backgroundColor
  expect(await tab.locator('[part~=copy]').evaluate(fill)).toBe(await preview.locator('[part~=copy]').evaluate(fill))
  expect(await tab.evaluate(() => document.cookie + localStorage.length)).toBe('0')
  await tab.close()
  other.close()
})

test('for a program of one’s own the snippet names its places, and no demo', async () => {
  await open('#theme=light')
  await page.getByLabel('For my own program').check()
  expect(await snippet()).toBe(
    [
      '<script async src="https://refer.example.com/goodword.js" data-key="pk_live_…"></script>',
      '<goodword-referral token="…" theme="light"></goodword-referral>',
    ].join('\n'),
  )
})

function serve(html: string): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
