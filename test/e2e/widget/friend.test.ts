import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violations } from '../../support/axe.ts'
import { launchChromium } from '../../support/launch-chromium.ts'
import { bundle, serveLoneSite, type LoneSite } from '../../support/lone-page.ts'
import { ROOT } from '../../support/sources.ts'
import type { FriendWorld } from './friend-page.ts'

/** Allows no inline style, no string as markup, and nothing from anywhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
const STATUS = '<main><h1>Shop</h1><button>First</button><goodword-status></goodword-status></main>'
const welcome = (placement: string) =>
  `<main><h1>Shop</h1><button>First</button><goodword-welcome placement="${placement}"></goodword-welcome></main>`

type Here = typeof globalThis & { asked: [string, unknown][]; told: [string, unknown][]; world: FriendWorld }

let site: LoneSite
let browser: Browser
let script: string

beforeAll(async () => {
  const source = readFileSync(join(ROOT, 'test/e2e/widget/friend-page.ts'), 'utf8')
  ;[site, browser, script] = await Promise.all([serveLoneSite(), launchChromium(), bundle(source)])
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(async () => {
  await browser.close()
  site.close()
})

interface View {
  width?: number
  scheme?: 'light' | 'dark'
  /** A host other than the server's own: all of them lead there. */
  host?: string
  context?: BrowserContext
}

async function open(
  html: string,
  world: FriendWorld = {},
  { width = 390, scheme = 'light', host, context }: View = {},
) {
  site.pages['/page'] = { html: `<meta name="color-scheme" content="light dark">${html}`, script, headers: csp() }
  const person = context ?? (await browser.newContext({ viewport: { width, height: 700 }, colorScheme: scheme }))
  const page = await person.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.addInitScript((given) => {
    const told: [string, unknown][] = []
    Object.assign(globalThis, { world: given, told })
    for (const name of ['keep', 'dismiss', 'claim', 'error'])
      addEventListener(`goodword-${name}`, (event) => told.push([name, (event as CustomEvent).detail]))
  }, world)
  await page.goto(`${host ?? site.url}/page`)
  return { page, errors }
}

const csp = () => ({ 'content-security-policy': POLICY })
const panel = (page: Page) => page.locator('goodword-status [part=panel]')
const banner = (page: Page) => page.locator('goodword-welcome [part=panel]')
const asked = (page: Page, name: string) =>
  page.evaluate((name) => (globalThis as Here).asked.filter(([one]) => one === name).map(([, what]) => what), name)
const told = (page: Page) => page.evaluate(() => (globalThis as Here).told)

/** The innermost element with the focus: its part, or else its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const outer = document.activeElement
    const inner = outer?.shadowRoot?.activeElement ?? outer
    return inner?.getAttribute('part') ?? inner?.textContent
  })

/** What the page knows of its backend changes from now on. */
const change = (page: Page, changes: FriendWorld) =>
  page.evaluate((changes) => void Object.assign((globalThis as Here).world, changes), changes)

const comeBack = (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')))

test('says first what is left, then who sent him and the way, its current step in words', async () => {
  const { page, errors } = await open(STATUS, { stage: 'joined' })
  await panel(page).waitFor()
  expect(await panel(page).locator('h2').textContent()).toBe('Next step: place your order.')
  expect(await panel(page).textContent()).toContain('Ada sent you here')
  expect(await page.getByRole('listitem').allInnerTexts()).toEqual([
    'Visited\nOctober 1',
    'Joined\nOctober 2',
    'Earned\nNext',
  ])
  expect(await panel(page).locator('[aria-current=step]').innerText()).toContain('Earned')
  expect(await focused(page)).not.toBe('panel')
  expect(errors).toEqual([])
})

test('a reward of his own says why it waits, and later has its code, which is copied in place', async () => {
  const { page } = await open(STATUS, { stage: 'held' })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await expect.poll(() => panel(page).innerText()).toContain('Yours on October 17')
  expect(await panel(page).innerText()).toContain('$10 off')
  await change(page, { stage: 'approved' })
  await comeBack(page)
  await page.getByRole('button', { name: 'Copy code' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.locator('goodword-status .coupon [role=status]').textContent()).toBe('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('THANKS-10')
})

test('a copy that the browser refuses leaves the code selected, and says so', async () => {
  const { page } = await open(STATUS, { stage: 'visited', coupon: 'WELCOME10' })
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: 'Copy code' }).click()
  await page.getByText('The code is selected').waitFor()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('WELCOME10')
})

test('what failed is explained and tried again, and the focus stays in the panel', async () => {
  const { page } = await open(STATUS, { stage: 'joined', answers: 'failing' })
  const retry = page.locator('goodword-status [part=retry]')
  await retry.press('Enter')
  await expect.poll(() => asked(page, 'friend')).toHaveLength(2)
  await page.getByText('We can’t load this right now.').waitFor()
  expect(await focused(page)).toBe('retry')
  await change(page, { answers: 'well' })
  await retry.press('Enter')
  await page.getByText('Next step').waitFor()
  expect(await focused(page)).toBe('panel')
})

test('offline what was known stays, and what is new comes with the connection', async () => {
  const { page, errors } = await open(STATUS, { stage: 'visited' })
  await panel(page).waitFor()
  await page.context().setOffline(true)
  await change(page, { answers: 'failing' })
  await comeBack(page)
  await page.getByText('You are offline.').waitFor()
  expect(await panel(page).innerText()).toContain('Next step: sign up.')
  await change(page, { answers: 'well', stage: 'joined' })
  await page.context().setOffline(false)
  await page.getByText('Next step: place your order.').waitFor()
  expect(await panel(page).innerText()).not.toContain('offline')
  expect(errors).toEqual([])
})

test.each(['never', 'late', 'garbage'] as const)('a backend that answers %s harms nothing', async (answers) => {
  const { page, errors } = await open(STATUS, { stage: 'joined', answers })
  await expect.poll(() => asked(page, 'friend')).toHaveLength(1)
  if (answers === 'late') await page.getByText('Next step').waitFor()
  if (answers === 'garbage') {
    await change(page, { answers: 'well' })
    await page.locator('goodword-status [part=retry]').click()
    await page.getByText('Next step').waitFor()
  }
  if (answers === 'never') {
    expect(await page.locator('goodword-status').boundingBox()).toBeNull()
    await change(page, { answers: 'well' })
    await comeBack(page)
    await page.getByText('Next step').waitFor()
  }
  expect(errors).toEqual([])
})

test('takes no space when nobody reported the visit, and reads nothing more by itself', async () => {
  const { page } = await open(STATUS)
  await expect.poll(() => asked(page, 'friend')).toEqual(['v_1'])
  await page.waitForTimeout(300)
  expect(await page.locator('goodword-status').boundingBox()).toBeNull()
  expect(await asked(page, 'friend')).toHaveLength(1)
})

test('moved it keeps what it has; removed it ends, and added again it begins anew', async () => {
  const { page, errors } = await open(`${STATUS}<div id="other"></div>`, { signedIn: true })
  const field = page.getByLabel('Did a friend send you?')
  await field.fill('k7mq')
  await page.evaluate(() => document.querySelector('#other')!.append(document.querySelector('goodword-status')!))
  expect(await field.inputValue()).toBe('k7mq')
  await page.evaluate(async () => {
    const element = document.querySelector('goodword-status')!
    element.remove()
    await new Promise((resolve) => setTimeout(resolve, 50))
    document.dispatchEvent(new Event('visibilitychange'))
    document.body.append(element)
  })
  await expect.poll(() => field.inputValue()).toBe('')
  expect(await asked(page, 'friend')).toHaveLength(2)
  expect(errors).toEqual([])
})

test.each([
  ['waiting', 'It counts once your friend has confirmed it.'],
  ['confirmed', 'Your friend is noted.'],
  ['conflict', 'It is too late for this, or the shop knows already who sent you.'],
  ['unknown_code', 'We know nobody by that.'],
  ['unavailable', 'That did not work.'],
] as const)('a claim that is %s is answered in plain words', async (claim, answer) => {
  const { page } = await open(STATUS, {
    signedIn: true,
    claim,
  })
  const field = page.getByLabel('Did a friend send you?')
  await field.press('Enter')
  expect(await asked(page, 'claim')).toEqual([])
  await field.fill('https://shop.example/?via=k7mq')
  await field.press('Enter')
  await page.getByRole('status').filter({ hasText: answer }).waitFor()
  expect(await asked(page, 'claim')).toEqual([{ code: 'k7mq' }])
  const isTaken = claim === 'waiting' || claim === 'confirmed'
  expect(await told(page)).toEqual([isTaken ? ['claim', { state: claim }] : ['error', { code: claim }]])
})

test('the form stands alone where only that is shown, and not for somebody whose sender is known', async () => {
  const html = STATUS.replace('<goodword-status>', '<goodword-status show="claim">')
  const { page } = await open(html, { signedIn: true, unsent: true })
  await page.getByLabel('Did a friend send you?').waitFor()
  const { page: other } = await open(html, { signedIn: true, stage: 'joined' })
  await expect.poll(() => asked(other, 'friend')).toHaveLength(1)
  await other.waitForTimeout(200)
  expect(await other.locator('goodword-status').boundingBox()).toBeNull()
})

test.each(['banner', 'inline', 'dialog'])('as %s it never takes the focus, and gives it back', async (placement) => {
  const { page, errors } = await open(welcome(placement), { coupon: 'WELCOME10' })
  const first = page.getByRole('button', { name: 'First' })
  await first.focus()
  await banner(page).waitFor()
  expect(await focused(page)).toBe('First')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('claim')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copy code' }).waitFor()
  expect(await focused(page)).toBe('claim')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  expect(await focused(page)).toBe('claim')
  expect(await page.getByRole('button', { name: 'Copy code' }).count()).toBe(0)
  await page.locator('goodword-welcome [part=dismiss]').press('Enter')
  expect(await focused(page)).toBe('First')
  expect(await told(page)).toEqual([
    ['keep', { code: 'k7mq' }],
    ['dismiss', {}],
  ])
  expect(errors).toEqual([])
})

test('Escape closes the card in the corner only from inside of it, and the focus can leave it', async () => {
  const { page } = await open(`${welcome('dialog')}<button>Last</button>`)
  await banner(page).waitFor()
  await page.getByRole('button', { name: 'First' }).focus()
  await page.keyboard.press('Escape')
  expect(await banner(page).count()).toBe(1)
  for (const name of ['claim', 'dismiss', 'Last']) {
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe(name)
  }
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Escape')
  expect(await banner(page).count()).toBe(0)
  expect(await focused(page)).toBe('Last')
})

test('Escape closes no banner in the page', async () => {
  const { page } = await open(welcome('banner'))
  await page.locator('goodword-welcome [part=claim]').press('Escape')
  expect(await banner(page).count()).toBe(1)
})

test.each([
  ['', 'ltr', 'left'],
  ['bottom-end', 'ltr', 'left'],
  ['bottom-start', 'ltr', 'right'],
  ['', 'rtl', 'right'],
  ['bottom-start', 'rtl', 'left'],
] as const)('beside a button %j, %s, the card stands in the %s corner', async (position, dir, side) => {
  const html = `${welcome('dialog')}<goodword-launcher position="${position}"></goodword-launcher>`
  const { page } = await open(html, { dir }, { width: 1280 })
  const box = (await banner(page).boundingBox())!
  expect(box.y + box.height).toBe(700 - 16)
  expect(side === 'left' ? box.x : 1280 - box.x - box.width).toBe(16)
  await page.evaluate(() => document.body.prepend(document.createElement('p')))
  expect((await page.locator('h1').boundingBox())!.y).toBeLessThan(100)
})

test('inline there is no card around it', async () => {
  const { page } = await open(welcome('inline'))
  const look = await banner(page).evaluate((element) => {
    const { borderTopWidth, boxShadow, backgroundColor } = getComputedStyle(element)
    return [borderTopWidth, boxShadow, backgroundColor]
  })
  expect(look).toEqual(['0px', 'none', 'rgba(0, 0, 0, 0)'])
})

test('closed on one subdomain it stays closed on another', async () => {
  const context = await browser.newContext()
  const { port } = new URL(site.url)
  const { page } = await open(welcome('banner'), {}, { host: `http://www.shop.example:${port}`, context })
  await page.locator('goodword-welcome [part=dismiss]').click()
  const { page: other } = await open(welcome('banner'), {}, { host: `http://eu.shop.example:${port}`, context })
  await other.waitForTimeout(500)
  expect(await banner(other).count()).toBe(0)
  const { page: third } = await open(
    welcome('banner'),
    {},
    { host: `http://eu.shop.example:${port}`, context: await browser.newContext() },
  )
  await banner(third).waitFor()
})

const MARKUP = '<img src=x onerror="document.title=1"><b>Mal</b>'

test.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['ar', 'light'],
  ['ar', 'dark'],
] as const)('axe finds nothing, and all of it fits into 320 px: %s, %s', async (lang, scheme) => {
  const dir = lang === 'ar' ? 'rtl' : 'ltr'
  const worlds: FriendWorld[] = [
    { stage: 'joined', coupon: 'WELCOME-TO-THE-SHOP-2026-WITH-A-LONG-CODE' },
    { stage: 'approved', name: MARKUP },
    { stage: 'rejected' },
    { signedIn: true, claim: 'conflict' },
    { stage: 'held', answers: 'failing' },
  ]
  for (const world of worlds) {
    const html = `${STATUS}<goodword-welcome placement="dialog"></goodword-welcome><goodword-welcome placement="inline"></goodword-welcome>`
    const { page, errors } = await open(html, { ...world, lang, dir }, { width: 320, scheme })
    await panel(page).waitFor()
    await banner(page).first().waitFor()
    await page.locator('goodword-welcome [part=claim]').first().click()
    if (world.claim) {
      await page.locator('#sender').fill('k7mq')
      await page.locator('#sender').press('Enter')
      await page.locator('goodword-status .error').waitFor()
    }
    if (world.name) expect(await panel(page).textContent()).toContain(MARKUP)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect(errors).toEqual([])
    await page.context().close()
  }
})
