import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { type Gateway, openGateway } from '../support/gateway.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World
let gateway: Gateway
let token: string
beforeAll(async () => {
  world = await startWorld()
  const { id } = await world.server.ask<{ id: string }>('POST', '/v1/partners', { externalId: 'u_1', name: 'Mara' })
  token = (await world.server.ask<{ token: string }>('POST', '/v1/tokens', { partnerId: id })).token
})
beforeEach(async () => {
  gateway = await openGateway(world)
  await world.server.ask('PATCH', '/v1/program', { origins: [world.shop, gateway.shop] })
})
afterEach(() => gateway.close())
afterAll(() => world.close())

/** What goodword.js leaves in the page. */
type WithGoodword = typeof globalThis & { goodword: { open(): Promise<void>; stop(): void } }

/** A page with the tag, under a policy that allows no inline style and no string as markup. */
async function openPage(
  html: string,
  options: { device?: 'desktop' | 'phone'; colorScheme?: 'light' | 'dark'; lang?: string; dir?: string } = {},
): Promise<{ page: Page; errors: string[] }> {
  const { device = 'desktop', colorScheme = 'light', lang = 'en', dir = 'ltr' } = options
  const policy = `default-src 'none'; script-src 'nonce-n1' ${gateway.api}; connect-src ${gateway.api}; style-src 'nonce-n1'; img-src data:; require-trusted-types-for 'script'`
  gateway.pages['/'] = {
    html: `<meta name="viewport" content="width=device-width"><style nonce="n1">${STYLE}</style>${html}${gateway.tag()}`,
    headers: { 'content-security-policy': policy },
  }
  const { page, errors } = await world.person(device)
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy/i.test(message.text())) errors.push(message.text())
  })
  await page.emulateMedia({ colorScheme })
  await page.addInitScript(
    (attributes) =>
      document.addEventListener('DOMContentLoaded', () => Object.assign(document.documentElement, attributes)),
    { lang, dir },
  )
  await page.goto(gateway.shop)
  await page.waitForFunction(() => 'open' in Object((globalThis as Partial<WithGoodword>).goodword))
  await expect.poll(() => page.evaluate(() => customElements.get('goodword-launcher') !== undefined)).toBe(true)
  return { page, errors }
}

/** A page with a scheme of its own and rules that would spoil whatever they reach. */
const STYLE = `
  :root { color-scheme: light dark; } body { font: 16px/1.5 sans-serif; background: Canvas; color: CanvasText; margin: 32px; }
  * { letter-spacing: 1px; } button, dialog, div { all: unset; } main button { all: revert; }`

const MAIN = '<main><h1>Kettle &amp; Leaf</h1><p>Tea for every day.</p></main>'
const launcher = (text = 'Give $10, get $20') => `<goodword-launcher token="${token}">${text}</goodword-launcher>`

const dialogOf = (page: Page) => page.locator('[part=dialog]')
/** The innermost element with the focus, as its part or its name. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.getAttribute('part') ?? element?.ariaLabel ?? element?.id ?? element?.localName
  })

test('by keyboard alone: Tab reaches the button, Enter opens, Escape closes, and the focus is back', async () => {
  const { page, errors } = await openPage(MAIN + launcher())
  expect(gateway.requests.filter((request) => request.includes('widget.js'))).toEqual([])

  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('trigger')
  await page.keyboard.press('Enter')
  await page.locator('goodword-referral [part~=link]').waitFor()
  expect(await focused(page)).toBe('Close')
  await page.keyboard.press('Escape')

  await expect.poll(() => dialogOf(page).isVisible()).toBe(false)
  expect(await focused(page)).toBe('trigger')
  expect(errors).toEqual([])
})

test('the backdrop and the close button close, a press that began inside does not, and the panel stays for the next time', async () => {
  const { page, errors } = await openPage(`${MAIN}<button id="menu" data-goodword-open>Invite</button>${launcher()}`)
  await page.locator('#menu').click()
  const link = page.locator('goodword-referral [part~=link]')
  await link.waitFor()

  await link.hover()
  await page.mouse.down()
  await page.mouse.move(4, 4)
  await page.mouse.up()
  expect(await dialogOf(page).isVisible()).toBe(true)
  await page.mouse.click(4, 4)
  expect(await dialogOf(page).isVisible()).toBe(false)
  await expect.poll(() => focused(page)).toBe('menu')

  await page.evaluate(() => (globalThis as WithGoodword).goodword.open())
  expect(await link.isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Close' }).click()
  expect(await dialogOf(page).isVisible()).toBe(false)
  const panels = gateway.requests.filter((request) => /^GET \/(widget\.js|v1\/me)$/.test(request))
  expect(panels).toEqual(['GET /widget.js', 'GET /v1/me'])
  expect(errors).toEqual([])
})

test('a link with an address opens the dialog and not the address, unless another tab is wanted', async () => {
  const { page, errors } = await openPage('<p><a href="/refer" data-goodword-open>Invite</a></p>')
  await page.getByRole('link').click()
  expect(await dialogOf(page).isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link').click({ modifiers: ['ControlOrMeta'] }),
  ])
  await tab.waitForURL('**/refer')
  expect(await dialogOf(page).isVisible()).toBe(false)
  expect(new URL(page.url()).pathname).toBe('/')
  expect(errors).toEqual([])
})

test('a panel that does not come is admitted, and comes when asked for again', async () => {
  const { page } = await openPage(MAIN + launcher())
  await page.route('**/widget.js*', (route) => route.abort())
  await page.locator('[part=trigger]').click()
  const retry = page.getByRole('button', { name: 'Try again' })
  await retry.waitFor()
  expect(await page.getByRole('status').textContent()).toContain('did not load')
  expect(await violations(page)).toEqual([])

  await page.unroute('**/widget.js*')
  await retry.click()
  await page.locator('goodword-referral [part~=link]').waitFor()
  expect(await focused(page)).toBe('Close')
})

test('after stop nothing is left, and nothing opens', async () => {
  const { page, errors } = await openPage(`${MAIN}<button id="menu" data-goodword-open>Invite</button>${launcher()}`)
  await page.locator('#menu').click()
  await page.evaluate(() => (globalThis as WithGoodword).goodword.stop())
  expect(await page.locator('[part=trigger], [part=dialog]').count()).toBe(0)
  await page.locator('#menu').click()
  await page.evaluate(() => (globalThis as WithGoodword).goodword.open())
  expect(await page.locator('goodword-launcher').count()).toBe(1)
  expect(errors).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { device, lang, dir, text } of [
    { device: 'desktop', lang: 'en', dir: 'ltr', text: 'Give $10, get $20' },
    { device: 'phone', lang: 'ar', dir: 'rtl', text: 'أعطِ واحصل' },
  ] as const) {
    test(`button and dialog are accessible and stay inside the window, ${device}, ${colorScheme}, ${dir}`, async () => {
      const { page } = await openPage(MAIN + launcher(text), { device, colorScheme, lang, dir })
      expect(await violations(page)).toEqual([])
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
      const button = await boxOf(page, 'trigger')
      expect(button.height).toBeGreaterThanOrEqual(44)
      expect(height - button.y - button.height).toBe(16)
      expect(dir === 'rtl' ? button.x : width - button.x - button.width).toBe(16)

      await page.locator('[part=trigger]').click()
      await page.locator('goodword-referral [part~=stats]').waitFor()
      expect(await violations(page)).toEqual([])
      const box = await boxOf(page, 'dialog')
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
      expect(await dialogOf(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0)
    })
  }
}

test.for([
  ['#ffd400', [0, 0, 0]],
  ['#0a3d2e', [255, 255, 255]],
] as const)('what stands on the accent %s can be read', async ([accent, rgb]) => {
  const { page } = await openPage(
    `<style nonce="n1">:root { --goodword-accent: ${accent} }</style>${MAIN}${launcher()}`,
  )
  const painted = await page.locator('[part=trigger]').evaluate((button) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')
    if (!canvas) return []
    canvas.fillStyle = getComputedStyle(button).color
    canvas.fillRect(0, 0, 1, 1)
    return Array.from(canvas.getImageData(0, 0, 1, 1).data.slice(0, 3))
  })
  expect(painted).toEqual(rgb)
})

async function boxOf(page: Page, part: string) {
  return (await page.locator(`[part=${part}]`).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
}
