import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../support/launch-chromium.ts'
import { openLook, type WithLook } from '../../support/look/open-look.ts'
import { tableIn } from '../../support/tables.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

type Put = Parameters<WithLook['look']['put']>
const put = (page: Page, ...args: Put) => page.evaluate((args) => (globalThis as WithLook).look.put(...args), args)

async function open(html: string, ...args: Put): Promise<Page> {
  const page = await openLook(browser, html, { reducedMotion: 'reduce' })
  await put(page, ...args)
  if (args[0] === 'full') await page.locator('goodword-referral [part~=panel]:not(:has(.bones))').waitFor()
  return page
}

/** A value of each variable that nobody has by chance. */
const OTHER: Record<string, string> = {
  accent: '#b00060',
  surface: '#fff2e0',
  sunken: '#d7f0e4',
  line: '#ff0000',
  text: '#300030',
  muted: '#603000',
  good: '#004fa0',
  wait: '#900090',
  bad: '#005f5f',
  font: 'monospace',
  'font-size': '19px',
  'heading-font': 'monospace',
  'heading-size': '40px',
  'heading-weight': '400',
  radius: '3px',
  'control-radius': '99px',
  'control-height': '60px',
  gap: '36px',
  gutter: '44px',
  shadow: '0 0 0 6px #ff0000',
  'max-width': '700px',
}

test('every variable that the README names changes what one sees', async () => {
  const documented = tableIn('packages/widget/README.md', 'variable').flatMap((row) => row.names('--goodword-'))
  // The place of the banner is seen in friend.test.ts.
  expect([...Object.keys(OTHER), 'corner'].toSorted()).toEqual(documented.toSorted())
  const page = await open('<body>', 'full')
  const picture = () => page.screenshot({ fullPage: true })
  const before = await picture()
  expect(before.equals(await picture())).toBe(true)
  for (const [name, value] of Object.entries(OTHER)) {
    const set = (text: string) =>
      page.evaluate(([name, text]) => document.documentElement.style.setProperty(`--goodword-${name}`, text), [
        name,
        text,
      ] as const)
    await set(value)
    expect(before.equals(await picture()), name).toBe(false)
    await set('')
  }
  expect(before.equals(await picture())).toBe(true)
})

const fontOf = (page: Page, selector = '.head p') =>
  page
    .locator(`goodword-referral ${selector}`)
    .first()
    .evaluate((element) => getComputedStyle(element))
    .then(({ fontFamily, fontSize, letterSpacing, color }) => ({ fontFamily, fontSize, letterSpacing, color }))

test('the font is the system’s, one of the owner’s, or that of the page around it, and nothing else of the page', async () => {
  const html = '<body style="font: italic 30px/3 Georgia, serif; letter-spacing: 4px; text-transform: uppercase">'
  const page = await open(html, 'full')
  const own = await fontOf(page)
  expect(own.fontFamily).toContain('system-ui')
  const set = (value: string) =>
    page.evaluate((value) => document.body.style.setProperty('--goodword-font', value), value)
  await set('Verdana, sans-serif')
  expect(await fontOf(page)).toEqual({ ...own, fontFamily: 'Verdana, sans-serif' })
  await set('default')
  expect(await fontOf(page)).toEqual({ ...own, fontFamily: 'Georgia, serif' })
  expect((await fontOf(page, '.button')).fontFamily).toBe('Georgia, serif')
})

test('a variable of the program comes before ours and after the owner’s', async () => {
  const page = await open(
    '<style>goodword-referral { --goodword-radius: 2px }</style><body>',
    'full',
    {},
    {
      theme: { radius: '8px', gutter: '50px' },
    },
  )
  const style = await page.locator('goodword-referral .card').evaluate((card) => {
    const { borderTopLeftRadius } = getComputedStyle(card)
    return [borderTopLeftRadius, getComputedStyle(card.querySelector('.side')!).paddingLeft]
  })
  expect(style).toEqual(['2px', '50px'])
})

test('a theme of the program fetches nothing and styles nothing but our variables', async () => {
  const page = await openLook(browser, '<body><p id="host">Shop</p>')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await put(
    page,
    'full',
    {},
    {
      theme: {
        surface: 'url(https://evil.example/1)',
        sunken: 'u\\72l(https://evil.example/2)',
        shadow: '0 0 red; } * { display: none } :host {',
        'radius: 0; } * { display: none } x': '4px',
        font: "x, 'image-set(https://evil.example/3)'",
        accent: 'image-set("https://evil.example/4" 1x)',
      },
    },
  )
  await page.locator('goodword-referral [part~=stats]').waitFor()
  expect(asked.filter((url) => url.includes('evil'))).toEqual([])
  expect(await page.locator('goodword-referral .card').evaluate((card) => getComputedStyle(card).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  )
})

test('what the owner puts into a slot stands in place of ours, in the owner’s style, and survives a change of language', async () => {
  const html = `<h1 slot="header" class="hello">Bring a friend</h1><p slot="footer">Write to us</p><p slot="empty">Be the first</p>`
  const page = await open(
    '<style>.hello { color: rgb(1, 2, 3); font: 20px monospace }</style><body>',
    'new',
    {},
    { html },
  )
  const panel = page.locator('goodword-referral')
  for (const text of ['Bring a friend', 'Write to us', 'Be the first']) await panel.getByText(text).waitFor()
  expect(await panel.getByText('Good for both of you').isVisible()).toBe(false)
  expect(await panel.getByText('Terms', { exact: true }).isVisible()).toBe(false)
  expect(await panel.getByText('Nobody yet').isVisible()).toBe(false)
  const hello = await panel
    .locator('.hello')
    .evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).fontSize])
  expect(hello).toEqual(['rgb(1, 2, 3)', '20px'])

  await page.evaluate(() => document.querySelector('goodword-referral')?.setAttribute('locale', 'ar'))
  await panel.getByText('نسخ الرابط').waitFor()
  for (const text of ['Bring a friend', 'Write to us', 'Be the first'])
    expect(await panel.getByText(text).isVisible()).toBe(true)
  await page.evaluate(() => document.querySelector('.hello')?.remove())
  await expect.poll(() => panel.locator('h2').isVisible()).toBe(true)
})

test('a header of the owner’s is there while the panel loads', async () => {
  const page = await open('<body>', 'loading', {}, { html: '<h1 slot="header">Bring a friend</h1>' })
  await page.getByText('Bring a friend').waitFor()
})

test('styles of the owner’s own come into the element, outrank ours, and nobody sees the panel without them', async () => {
  const page = await openLook(browser, '<body>', {
    files: { '/my.css': 'h2 { color: rgb(1, 2, 3) } .primary { border-radius: 1px }' },
    policy: "default-src 'self'; style-src 'self'",
  })
  let release = () => {}
  await page.route('**/my.css', async (route) => {
    await new Promise<void>((resolve) => (release = resolve))
    await route.fallback()
  })
  await put(page, 'full', { stylesheet: '/my.css' })
  const title = page.locator('goodword-referral h2')
  await title.waitFor({ state: 'attached' })
  await page.locator('goodword-referral [part~=stats]').waitFor({ state: 'attached' })
  expect(await title.isVisible()).toBe(false)
  release()
  await title.waitFor()
  const color = () => title.evaluate((element) => getComputedStyle(element).color)
  expect(await color()).toBe('rgb(1, 2, 3)')
  expect(
    await page.locator('goodword-referral .primary').evaluate((button) => getComputedStyle(button).borderRadius),
  ).toBe('1px')
  await page.evaluate(() => document.querySelector('goodword-referral')?.removeAttribute('stylesheet'))
  await expect.poll(color).not.toBe('rgb(1, 2, 3)')
})

test.for(['/missing.css', 'javascript:alert(1)', 'data:text/css,*{display:none}', 'http://', ''])(
  'with a stylesheet that is none, %s, the panel has its own look',
  async (stylesheet) => {
    const page = await open('<body>', 'full', { stylesheet })
    await page.locator('goodword-referral h2').waitFor()
    await page.locator('goodword-referral [part~=channel]').first().waitFor()
  },
)
