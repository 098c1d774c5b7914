import type { Report } from '@goodword/tracker/doctor'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { openGateway, type Gateway } from '../support/gateway.ts'
import { runNode } from '../support/processes.ts'
import { startWorld, type World } from '../support/world.ts'

const SOON = { timeout: 20_000, interval: 50 }

/** What goodword.js leaves in a page. */
type WithDoctor = typeof globalThis & {
  goodword: { doctor(): Promise<Report>; visit(): { stays?: { until: number } } | null; consent(choice: boolean): void }
}

let world: World
let gateway: Gateway
let context: BrowserContext
let page: Page
let errors: string[]

beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('POST', '/v1/partners', { externalId: 'u_1', name: 'Mara', code: 'k7mq' })
})
beforeEach(async () => {
  gateway = await openGateway(world)
  ;({ context, page, errors } = await world.person('desktop'))
  await world.server.ask('PATCH', '/v1/program', { origins: [gateway.shop] })
})
afterEach(async () => {
  await context.close()
  gateway.close()
})
afterAll(() => world.close())

/** Opens a page of the shop with the tag, and gives what the doctor says of it. */
async function examine(path = '/', attributes = ''): Promise<Report> {
  gateway.pages['/'] ??= { html: gateway.tag(attributes) }
  await page.goto(gateway.shop + path)
  return ask()
}

async function ask(where: Page | Frame = page): Promise<Report> {
  await where.waitForFunction(() => 'doctor' in Object((globalThis as Partial<WithDoctor>).goodword))
  return where.evaluate(() => (globalThis as WithDoctor).goodword.doctor())
}

const panelOf = (where: Page) => where.getByRole('region', { name: 'Goodword doctor' })

const found = ({ findings }: Report, id: string) => findings.filter((one) => one.id === id)
const failing = ({ findings }: Report) => findings.filter(({ state }) => state === 'fail').map(({ id }) => id)

test('finds nothing wrong with a good page, and leaves nothing behind', async () => {
  const report = await examine('/?ref=k7mq&email=mia@example.com')

  expect(failing(report)).toEqual([])
  expect(report).toMatchObject({ ok: true, url: `${gateway.shop}/?ref&email`, version: '0.0.0' })
  expect(report.visit).toMatchObject({ code: 'k7mq' })
  expect(report.consent).toEqual({ state: 'granted', by: null })
  expect(found(report, 'key')).toMatchObject([{ state: 'ok' }])
  expect(found(report, 'origin')).toMatchObject([{ state: 'ok' }])
  expect(found(report, 'capture')).toMatchObject([{ state: 'ok' }])
  expect(found(report, 'code')).toMatchObject([{ state: 'ok' }])
  expect(found(report, 'scope')).toMatchObject([{ title: expect.stringContaining('shop.example and all below') }])
  expect(found(report, 'lifetime')).toMatchObject([{ state: 'ok', detail: 'So says data-window.' }])
  expect(found(report, 'navigation')).toMatchObject([{ state: 'ok' }])
  expect(found(report, 'policy')).toMatchObject([{ state: 'ok', detail: expect.stringContaining(gateway.api) }])
  expect(JSON.stringify(report)).not.toContain('mia@')
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['goodword'])
  expect(gateway.posts.filter(({ ids }) => !ids.length)).toMatchObject([{ status: 202 }])
  expect(await panelOf(page).count()).toBe(0)
  expect(errors).toEqual([])
})

test('says of the lifetime what the visit says', async () => {
  const report = await examine('/?ref=k7mq', 'data-window="1000"')
  const stays = () => page.evaluate(() => (globalThis as WithDoctor).goodword.visit()?.stays?.until ?? 0)
  await expect.poll(stays, SOON).toBeGreaterThan(0)
  const day = new Date(await stays()).toISOString().slice(0, 10)
  expect(found(report, 'lifetime')).toMatchObject([{ state: 'warn', title: `A visit is kept until ${day}` }])
})

test.for<[string, () => string, string]>([
  ['wrong', () => world.server.keys.publishableKey.replace(/.{6}$/, 'xxxxxx'), 'No program'],
  ['of another server', () => 'pk_live_elsewhere1_abcdefghijklmnopqrstu', 'No program'],
  ['secret', () => world.server.keys.secretKey, 'secret'],
])('a key that is %s fails', async ([, key, title]) => {
  gateway.pages['/'] = { html: gateway.tag().replace(world.server.keys.publishableKey, key()) }
  const report = await examine()
  expect(failing(report)).toEqual(['key'])
  expect(found(report, 'key')).toMatchObject([{ title: expect.stringContaining(title), todo: expect.any(String) }])
})

test('a website that is not on the list fails, and the list to set is given', async () => {
  await page.goto(gateway.subdomain)
  const report = await ask()
  expect(failing(report)).toEqual(['origin'])
  expect(found(report, 'origin')[0]?.todo).toContain(`"${gateway.subdomain}"`)
})

test('says so when the program takes any website', async () => {
  await world.server.ask('PATCH', '/v1/program', { origins: [] })
  expect(found(await examine(), 'origin')).toMatchObject([{ state: 'warn', title: expect.stringContaining('Any') }])
})

test('under a policy that forbids the backend it gives the line to add, and the panel needs none', async () => {
  gateway.pages['/'] = {
    html: gateway.tag(),
    headers: {
      'content-security-policy': `default-src 'none'; script-src ${gateway.api}; require-trusted-types-for 'script'`,
    },
  }
  const report = await examine('/?goodword-doctor')
  expect(found(report, 'policy')).toMatchObject([{ state: 'fail', todo: `Add to it: connect-src ${gateway.api}` }])
  const panel = panelOf(page)
  await panel.getByText('stops us').waitFor()
  expect(await panel.evaluate((element) => getComputedStyle(element).position)).toBe('fixed')
  expect(errors).toEqual([])
})

test('in a sandboxed frame it says what such a frame lacks', async () => {
  gateway.pages['/frame'] = { html: '<iframe sandbox="allow-scripts" src="/?ref=k7mq"></iframe>' }
  await page.goto(`${gateway.shop}/frame`)
  const report = await ask(page.frames()[1])
  expect(failing(report)).toContain('origin')
  expect(found(report, 'scope')).toMatchObject([{ state: 'warn', title: expect.stringContaining('no cookies') }])
  expect(found(report, 'lifetime')).toMatchObject([{ title: expect.stringContaining('page is left') }])
  expect(found(report, 'frame')).toHaveLength(1)
  expect(found(report, 'doctor')).toEqual([])
})

test('without consent it names who stands in the way, and sets no cookie to try', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })
    Object.defineProperty(document, 'cookie', {
      get: () => '',
      set: () => {
        throw new Error('a cookie')
      },
    })
  })
  const report = await examine('/?ref=k7mq')
  expect(report.consent).toEqual({ state: 'not decided', by: 'gpc' })
  expect(found(report, 'consent')).toMatchObject([{ state: 'warn', todo: expect.any(String) }])
  expect(found(report, 'scope')).toEqual([])
  expect(found(report, 'lifetime')).toMatchObject([{ title: expect.stringContaining('page is left') }])
})

test('follows a consent manager, and a call of the page that has the last word', async () => {
  gateway.pages['/'] = {
    html: `<script>dataLayer = [['consent', 'default', { ad_storage: 'denied' }]]</script>${gateway.tag('data-debug')}`,
  }
  const report = await examine('/?ref=k7mq')
  expect(report.consent).toEqual({ state: 'not decided', by: 'mode' })
  expect(found(report, 'manager')).toMatchObject([{ title: 'Consent managers asked: Google Consent Mode' }])
  await panelOf(page).getByText('Consent: not decided').waitFor()

  await page.evaluate(() => (globalThis as WithDoctor).goodword.consent(true))
  await panelOf(page).getByText('Consent: granted').waitFor()
  expect((await ask()).consent).toEqual({ state: 'granted', by: 'page' })
})

test('a backend that is not there is told from one that is', async () => {
  gateway.way = 'cut'
  expect(found(await examine(), 'backend')).toMatchObject([
    { state: 'fail', title: expect.stringContaining('does not') },
  ])
  gateway.way = { status: 404, body: '<h1>Nothing here</h1>' }
  expect(found(await ask(), 'backend')).toMatchObject([{ state: 'fail', title: expect.stringContaining('404') }])
})

for (const [width, device] of [
  [390, 'phone'],
  [1280, 'desktop'],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`the panel is accessible and within the window at ${width} px, ${colorScheme}`, async () => {
      const person = await world.person(device)
      await person.page.emulateMedia({ colorScheme })
      gateway.pages['/'] = {
        html: `<meta name="viewport" content="width=device-width"><h1>Tea</h1>${gateway.tag('data-model="fist" data-debug')}`,
      }
      await person.page.goto(`${gateway.shop}/?ref=k7mq`)
      await panelOf(person.page).getByText('data-model makes no sense').waitFor()
      const box = await panelOf(person.page).boundingBox()
      expect(box!.x).toBeGreaterThanOrEqual(0)
      expect(box!.x + box!.width).toBeLessThanOrEqual(width)
      expect((await violations(person.page)).filter((one) => JSON.stringify(one).includes('goodword'))).toEqual([])
      await person.context.close()
    })

test('the panel takes no focus, keeps what is open, is closed by the keyboard and leaves nothing', async () => {
  gateway.pages['/form'] = { html: `<input autofocus>${gateway.tag('data-debug')}` }
  await page.goto(`${gateway.shop}/form`)
  const panel = panelOf(page)
  const capture = panel.getByText('No code in the address')
  await capture.click()
  await panel.getByText('To try, add ?ref=CODE.').waitFor()
  await page.evaluate(() => history.pushState(null, '', '?via=no%20code'))
  await panel.getByText('via brings no code').waitFor()

  await page.locator('input').focus()
  await page.evaluate(() => history.pushState(null, '', '?'))
  await panel.getByText('To try, add ?ref=CODE.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input')

  await panel.getByRole('button', { name: 'Close' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('goodword-doctor').count(), SOON).toBe(0)
  expect(errors).toEqual([])
})

/** The shop under the name that every browser knows and trusts without https. */
const local = (path: string) => new URL(path, gateway.shop.replace('shop.example', 'localhost')).href

test('the report is copied as JSON, or it is said where to find it', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const [address, says] of [
    [local('/'), 'Copied.'],
    [`${gateway.shop}/`, 'Call goodword.doctor() in the console.'],
  ] as const) {
    await page.goto(`${address}?goodword-doctor`)
    const panel = panelOf(page)
    await panel.getByText('fine').waitFor()
    await panel.getByRole('button', { name: 'Copy as JSON' }).click()
    await panel.getByRole('status').getByText(says).waitFor()
  }
  await page.goto(local('/'))
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({ version: '0.0.0' })
})

/** What `goodword doctor` prints of a page of the shop. */
const command = (path: string, ...args: string[]) =>
  runNode('packages/server/dist/cli.js', ['doctor', local(path), ...args])
/** The tag as a browser of its own can load it: it knows the server by its address only. */
const withDoctor = () => gateway.tag().replace(gateway.api, world.server.url)

test('the command prints what fails on a page with what to do, and ends with 1', async () => {
  gateway.pages['/doctor'] = { html: withDoctor() }
  const { code, stdout, stderr } = await command('/doctor?ref=k7mq')
  expect(stderr).toMatch(/^looking at http:\/\/localhost:\d+\/doctor\?ref=k7mq&goodword-doctor with .+ …\n$/)
  expect(stdout).toMatch(
    /^http:\/\/localhost:\d+\/doctor\?ref \(Goodword 0\.0\.0\)\n\n✗ http:\/\/localhost:\d+ may not use the key\n {2}→ /,
  )
  expect(stdout).toMatch(/\n[12] to repair, /) // the click that was refused meanwhile may be told too
  expect(stdout).not.toContain('\u001B')
  expect(code).toBe(1)
})

test('the command prints the report as JSON, and ends with 0 when nothing fails', async () => {
  await world.server.ask('PATCH', '/v1/program', { origins: [] })
  gateway.pages['/doctor'] = { html: `<goodword-welcome></goodword-welcome>${withDoctor()}` }
  const { code, stdout } = await command('/doctor', '--json')
  const report = JSON.parse(stdout) as Report
  expect(report).toMatchObject({ ok: true, version: '0.0.0' })
  expect(found(report, 'elements')).toMatchObject([{ state: 'ok', title: '<goodword-welcome> is alive' }])
  expect(code).toBe(0)
})

test('the command lets no page steer the terminal', async () => {
  const finding = { id: 'x', state: 'ok', title: '\u001B[2Jgone\u202E', detail: '', todo: null }
  const report = { version: '1', url: 'x', findings: [finding] }
  gateway.pages['/evil'] = { html: `<script>goodword = { doctor: () => (${JSON.stringify(report)}) }</script>` }
  expect((await command('/evil')).stdout).toContain('✓  [2Jgone \n')
  expect((await command('/evil', '--json')).stdout).not.toContain('\u202E')
})

test('the command says what to allow where the doctor could not be loaded, and ends with 2', async () => {
  gateway.pages['/alone'] = {
    html: `<script>goodword = { doctor: () => Promise.reject(new Error('no doctor.js')) }</script>`,
  }
  const { code, stdout, stderr } = await command('/alone')
  expect(stderr).toContain('the doctor could not come (Error: no doctor.js): let script-src allow where goodword.js is')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('the command ends with 2 where there can be no report, and says in one line what to do', async () => {
  gateway.pages['/blocked'] = {
    html: gateway.tag(),
    headers: { 'content-security-policy': "default-src 'none'" },
  }
  gateway.pages['/plain'] = { html: '<h1>Tea</h1>' }
  gateway.pages['/keyless'] = { html: gateway.tag().replace(/data-key="[^"]*"/, '') }
  const [none, blocked, keyless] = await Promise.all([command('/plain'), command('/blocked'), command('/keyless')])
  const nowhere = await runNode('packages/server/dist/cli.js', ['doctor', 'http://127.0.0.1:1/'])
  const noBrowser = await runNode('packages/server/dist/cli.js', ['doctor', gateway.shop], {
    CHROMIUM_PATH: '/nowhere',
  })
  const cases = [
    [none, /there is no Goodword on localhost:\d+\/plain: paste the tag/],
    [blocked, /goodword\.js is on the page and did not run/],
    [keyless, /goodword\.js is on the page without a data-key/],
    [nowhere, /127\.0\.0\.1:1 cannot be opened \(net::ERR_/],
    [noBrowser, /\/nowhere did not start \(.*ENOENT\): set CHROMIUM_PATH/],
  ] as const
  for (const [{ code, stdout, stderr }, says] of cases) {
    expect(stderr.trim().split('\n').at(-1)).toMatch(says)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  }
})
