import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openGateway, type Gateway } from '../support/gateway.ts'
import { snippetsIn } from '../support/snippets.ts'
import { ROOT } from '../support/sources.ts'
import { startWorld, type World } from '../support/world.ts'

const SOON = { timeout: 20_000, interval: 50 }
const README = 'packages/embed/README.md'
const PRIVACY = readFileSync(join(ROOT, 'packages/embed/PRIVACY.md'), 'utf8')

interface Visit {
  id: string
  code: string
  at: number
  stays?: { until: number | null; endedBy: string }
}

type Here = typeof globalThis & {
  goodword: {
    visit(): Visit | null
    lead(input: object): void
    sale(input: object): void
    consent(choice: boolean | 'session' | null): void
    stop(): void
  }
  dataLayer: unknown[]
}

let world: World
let gateway: Gateway
let context: BrowserContext
let page: Page
let errors: string[]

beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('PATCH', '/v1/program', { origins: [] })
  for (const code of ['ada1', 'ben2']) {
    await world.server.ask('POST', '/v1/partners', { externalId: code, name: code, code })
  }
})
beforeEach(async () => {
  gateway = await openGateway(world)
  ;({ context, page, errors } = await world.person('desktop'))
})
afterEach(async () => {
  expect(errors).toEqual([])
  await context.close()
  gateway.close()
})
afterAll(() => world.close())

/** The one block of the README with this text in it, for our server and program. */
function snippet(language: string, text: string): string {
  const found = snippetsIn(README, language).filter((one) => one.includes(text))
  expect(found).toHaveLength(1)
  return localize(found[0]!)
}

const localize = (text: string) =>
  text.replaceAll('https://refer.example.com', gateway.api).replaceAll('pk_live_…', world.server.keys.publishableKey)

async function go(url: string): Promise<void> {
  await page.goto(url)
  await page.waitForFunction(() => (globalThis as Here).goodword?.visit)
}

/** Opens a page of this HTML as somebody whom Ada has sent. */
async function land(html: string, headers?: Record<string, string>): Promise<void> {
  gateway.pages['/'] = { html, ...(headers && { headers }) }
  await go(`${gateway.shop}/?ref=ada1`)
}

/** Also waits for more.js, which hands the visit over. */
async function landForMore(html: string): Promise<void> {
  await land(html)
  await page.waitForFunction(() => (globalThis as Here).goodword.visit()?.stays)
}

const visit = () => page.evaluate(() => (globalThis as Here).goodword.visit())
const cookies = async () => (await context.cookies()).filter(({ name }) => name === 'goodword')
const delivered = () =>
  gateway.posts.filter(({ status }) => status === 202).flatMap(({ ids }) => ids.map((id) => id.replace(/:.*/, '')))
/** Consent Mode is being listened to: the layer has a `push` of ours. */
const isListening = () => page.waitForFunction(() => Object.hasOwn((globalThis as Here).dataLayer, 'push'))
const consent = (choice: boolean | 'session' | null) =>
  page.evaluate((choice) => (globalThis as Here).goodword.consent(choice), choice)

test('the tag alone stores and reports a landing', async () => {
  await land(localize(snippetsIn(README, 'html')[0]!))
  await expect.poll(delivered, SOON).toEqual(['click'])
  expect(await cookies()).toHaveLength(1)
})

test.for(['defer src', 'type="module"', 'window.goodwordConfig'])('the snippet with %s loads it', async (text) => {
  await land(snippet('html', text))
  await expect.poll(delivered, SOON).toEqual(['click'])
})

test('the keys of goodwordConfig do what the attributes do', async () => {
  await land(snippet('html', 'window.goodwordConfig'))
  await expect.poll(() => page.url(), SOON).toBe(`${gateway.shop}/`)
  const [cookie] = await cookies()
  expect(Math.round((cookie!.expires - Date.now() / 1000) / 86_400)).toBe(30)
  await context.clearCookies()
  await page.evaluate(() => localStorage.clear())
  await go(`${gateway.shop}/?ref=producthunt`)
  expect(await visit()).toBeNull()
})

test('a pinned version is loaded by its hash, and by no other', async () => {
  const file = Buffer.from(await (await fetch(`${world.server.url}/goodword.js`)).arrayBuffer())
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 16)
  const integrity = `sha384-${createHash('sha384').update(file).digest('base64')}`
  const tag = snippet('html', 'integrity=').replace('sha384-…', integrity)
  await land(tag.replace('0123456789abcdef', hash))
  await expect.poll(delivered, SOON).toEqual(['click'])
  expect((await fetch(`${world.server.url}/goodword.0123456789abcdef.js`)).status).toBe(404)
})

const POLICIES = snippetsIn(README, 'http')

test.for(POLICIES.map((policy, index) => [index, policy] as const))(
  'the content security policy no. %i of the README lets everything through',
  async ([, policy]) => {
    const stopped: string[] = []
    page.on('console', (message) => message.type() === 'error' && stopped.push(message.text()))
    const header = localize(policy).replace('nonce-…', 'nonce-n0').split(': ').slice(1).join(': ').trim()
    const elements = '<goodword-welcome></goodword-welcome><goodword-launcher>Give and get</goodword-launcher>'
    const tag = gateway.tag(header.includes('nonce-') ? 'nonce="n0"' : '')
    await land(elements + tag, { 'content-security-policy': header.replace(';', '; img-src data:;') })
    await page.locator('goodword-welcome').getByRole('button').first().waitFor()
    await page.getByRole('button', { name: 'Give and get' }).click()
    await page.getByRole('dialog').locator('goodword-referral').waitFor()
    await expect.poll(delivered, SOON).toEqual(['click'])
    expect(stopped).toEqual([])
  },
)

test('the inline stub runs under a policy by the hash of the README', async () => {
  const [hash = ''] = /'sha256-[^']+'/.exec(readFileSync(join(ROOT, README), 'utf8')) ?? []
  const [stub = ''] = snippet('html', 'goodword.q.push').split('\n')
  await land(stub + gateway.tag(), {
    'content-security-policy': `script-src ${gateway.api} ${hash}; connect-src ${gateway.api}`,
  })
  // The page of the test has no way in under this policy but the debugger's, which `evaluate` is.
  expect((await visit())?.code).toBe('ada1')
})

test('calls before the script has arrived are carried out after the landing', async () => {
  await land(snippet('html', 'goodword.q.push') + gateway.tag())
  await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
})

test('every call of the README can be made', async () => {
  await landForMore(gateway.tag())
  const code = snippet('js', 'goodword.doctor()')
  const names = new Set([...code.matchAll(/goodword\.(\w+)\(/g)].map(([, name]) => name))
  expect([...names].toSorted()).toEqual(
    ['consent', 'doctor', 'identify', 'invitation', 'lead', 'on', 'open', 'sale', 'stop', 'visit'].toSorted(),
  )
  await page.evaluate(code)
  await expect.poll(() => context.cookies(), SOON).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('a visit says how long it stays, and keeps that to itself when printed', async () => {
  await landForMore(gateway.tag())
  const [stays, printed] = await page.evaluate(() => {
    const visit = (globalThis as Here).goodword.visit()!
    return [visit.stays, JSON.stringify(visit)] as const
  })
  const known = await visit()
  expect(stays).toEqual({ until: known!.at + 90 * 86_400_000, endedBy: 'window' })
  expect(Object.keys(JSON.parse(printed) as object).toSorted()).toEqual(['at', 'code', 'id'])
})

test('up and down the ladder', async () => {
  await land(snippet('html', 'data-consent="wait"></script>\n<button'))
  const landed = await visit()
  const stored = () =>
    page.evaluate(() => [document.cookie !== '', 'goodword' in localStorage, 'goodword' in sessionStorage])
  expect(await stored()).toEqual([false, false, false])
  await page.getByRole('button', { name: 'Remember' }).click()
  expect(await stored()).toEqual([true, true, false])
  await expect.poll(delivered, SOON).toEqual(['click'])
  await consent('session')
  expect(await stored()).toEqual([false, false, true])
  await consent(null)
  expect(await stored()).toEqual([false, false, false])
  expect(await visit()).toEqual(landed)
  await consent(true)
  await page.getByRole('button', { name: 'Do not' }).click()
  expect(await stored()).toEqual([false, false, false])
  expect(await visit()).toBeNull()
})

test('a refusal is not remembered, and wait stores nothing all the same', async () => {
  await land(gateway.tag())
  await consent(false)
  expect(await cookies()).toEqual([])
  await land(gateway.tag('data-consent="wait"'))
  expect(await cookies()).toEqual([])
  await land(gateway.tag())
  expect(await cookies()).toHaveLength(1)
})

test('a stored visit outlives a manager that begins the next page by denying, and no refusal', async () => {
  await land(gateway.tag())
  gateway.pages['/'] = { html: snippet('html', "gtag('consent', 'default'") }
  await go(`${gateway.shop}/`)
  await isListening()
  expect(await cookies()).toHaveLength(1)
  await page.evaluate(() => (globalThis as Here).dataLayer.push(['consent', 'update', { ad_storage: 'denied' }]))
  await expect.poll(cookies, SOON).toEqual([])
})

test('a default of Consent Mode leaves it undecided until an update', async () => {
  await land(snippet('html', "gtag('consent', 'default'"))
  await isListening()
  expect(await cookies()).toEqual([])
  expect(gateway.posts).toEqual([])
  await page.evaluate(() => (globalThis as Here).dataLayer.push(['consent', 'update', { ad_storage: 'granted' }]))
  expect(await cookies()).toHaveLength(1)
  await expect.poll(delivered, SOON).toEqual(['click'])
})

/** A consent manager that nobody has asked yet, some time after our script. */
const comeLater = () =>
  page.evaluate(() => {
    ;(globalThis as Here).dataLayer = [['consent', 'default', { ad_storage: 'denied' }]]
    document.body.append('a banner')
  })

test('with auto, a manager that comes later takes what was stored out again, and not what was reported', async () => {
  await land(gateway.tag())
  expect(await cookies()).toHaveLength(1)
  await expect.poll(delivered, SOON).toEqual(['click'])
  await comeLater()
  await expect.poll(cookies, SOON).toEqual([])
  expect((await visit())?.code).toBe('ada1')
})

test('with wait, nothing is stored or reported before a manager that comes later', async () => {
  const tags = snippetsIn(README, 'html').filter((text) => /^.*data-consent="wait"><.script>\n$/.test(text))
  expect(tags).toHaveLength(1)
  await land(localize(tags[0]!))
  await comeLater()
  await isListening()
  expect(await cookies()).toEqual([])
  expect(gateway.posts).toEqual([])
})

test('what hands the visit over is there as soon as the tag where it is preloaded', async () => {
  let release = () => {}
  const isPreloaded = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/goodword.js', async (route) => {
    await isPreloaded
    await route.continue()
  })
  page.on('response', (response) => response.url().endsWith('/more.js') && release())
  await landForMore(snippet('html', 'rel="modulepreload"') + gateway.tag())
  expect(gateway.requests.filter((request) => request.endsWith('.js'))).toEqual(['GET /more.js', 'GET /goodword.js'])
})

test('the form of the README carries the visit', async () => {
  await landForMore(snippet('html', '<form data-goodword') + gateway.tag())
  const submitted = page.waitForRequest('**/sign-up')
  await page.getByRole('button', { name: 'Join' }).click()
  const fields = new URLSearchParams((await submitted).postData() ?? '')
  expect(Object.fromEntries(fields)).toEqual({
    email: '',
    goodword_code: 'ada1',
    goodword_visit: expect.stringMatching(/^\d+$/),
  })
})

test('the checkouts of Stripe carry the visit, and their webhook brings the partner the sale', async () => {
  await landForMore(snippet('html', '<stripe-buy-button') + gateway.tag())
  const id = (await visit())!.id
  for (const name of ['stripe-buy-button', 'stripe-pricing-table']) {
    await expect.poll(() => page.locator(name).getAttribute('client-reference-id'), SOON).toBe(id)
  }
  const href = await page.evaluate(() => {
    addEventListener('click', (event) => event.preventDefault())
    const link = document.querySelector('a')!
    link.click()
    return link.href
  })
  expect(href).toBe(`https://buy.stripe.com/test_k7mq?client_reference_id=${id}`)
  await expect.poll(delivered, SOON).toEqual(['click'])

  const code = snippet('js', 'client_reference_id')
    .replaceAll(gateway.api, world.server.url)
    .replace('process.env.GOODWORD_SECRET_KEY', JSON.stringify(world.server.keys.secretKey))
  const reportPaid = (new Function(`${code}; return reportPaid`) as () => (session: object) => Promise<void>)()
  await reportPaid({ id: 'cs_1', amount_total: 5900, currency: 'usd', client_reference_id: id })
  const { data } = await world.server.ask<{ data: object[] }>('GET', '/v1/conversions?orderId=cs_1')
  expect(data).toMatchObject([{ type: 'sale', amount: 5900, currency: 'USD', verified: true }])
})

test('the link to another domain carries the visit, which counts once', async () => {
  const { port } = new URL(gateway.shop)
  const html = snippet('html', 'data-links="tickets.example"')
  await landForMore(html.replace('https://tickets.example', `http://tickets.example:${port}`))
  const landed = await visit()
  gateway.pages['/seats'] = { html: gateway.tag() }
  await page.getByRole('link', { name: 'Seats' }).click()
  await page.waitForURL('**/seats**')
  await page.waitForFunction(() => (globalThis as Here).goodword?.visit)
  await expect.poll(visit, SOON).toEqual(landed)
  await expect.poll(() => new URL(page.url()).search, SOON).toBe('')
  await expect
    .poll(() => new Set(gateway.posts.flatMap(({ ids }) => ids)), SOON)
    .toEqual(new Set([`click:${landed?.id}`]))
})

test('a checkout of the own server is sent the three fields of the visit', async () => {
  await landForMore(gateway.tag() + snippet('html', 'id="pay"'))
  const ordered = page.waitForRequest('**/checkout')
  await page.getByRole('button', { name: 'Pay' }).click()
  expect((await ordered).postDataJSON()).toEqual({ orderId: 'o_9', visit: await visit() })
})

test.for(['cookie', 'session'])(
  'a sign-in over another domain and back keeps a visit in the storage "%s"',
  async (storage) => {
    const { port } = new URL(gateway.shop)
    gateway.pages['/back'] = { html: gateway.tag(`data-storage="${storage}"`) }
    gateway.pages['/authorize'] = { html: `<a href="${gateway.shop}/back?code=4%2F0Adeu5B&state=x">Allow</a>` }
    await land(
      `${gateway.tag(`data-storage="${storage}"`)}<a href="http://accounts.example:${port}/authorize">Sign in</a>`,
    )
    const landed = await visit()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Allow' }).click()
    await page.waitForFunction(() => (globalThis as Here).goodword?.visit)
    expect(await visit()).toEqual(landed)
  },
)

test('a landing by the own link is none: nothing is reported, and an earlier visit stays', async () => {
  await land(gateway.tag())
  const before = await visit()
  await context.addCookies([{ name: 'goodword_own', value: '@ben2@', url: gateway.shop }])
  await go(`${gateway.shop}/?ref=ben2`)
  expect(await visit()).toEqual(before)
  await page.waitForLoadState('networkidle')
  expect(await delivered()).toEqual(['click'])
})

test('each part is loaded when the README says so, and none on a page that needs none', async () => {
  gateway.pages['/'] = { html: gateway.tag() }
  await page.goto(`${gateway.shop}/`, { waitUntil: 'networkidle' })
  expect(gateway.requests).toEqual(['GET /goodword.js'])
  await land(gateway.tag())
  await expect.poll(() => gateway.requests, SOON).toContain('GET /more.js')
  expect(gateway.requests.filter((one) => /widget|choices|doctor|launcher/.test(one))).toEqual([])
  for (const [html, part] of [
    ['<goodword-launcher></goodword-launcher>', 'launcher'],
    ['<goodword-referral></goodword-referral>', 'widget'],
  ] as const) {
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), html)
    await expect.poll(() => gateway.requests, SOON).toContain(`GET /${part}.js`)
  }
  await go(`${gateway.shop}/?goodword-doctor`)
  await expect.poll(() => gateway.requests, SOON).toContain('GET /doctor.js')
})

test('what lies in the browser is what the page for lawyers names, and it is erased as it says', async () => {
  const named = [...PRIVACY.matchAll(/^> \| `([^`]+)` \|/gm)].map(([, name]) => name)
  gateway.way = 'cut'
  await land(`<goodword-welcome></goodword-welcome>${gateway.tag()}`)
  await page.locator('goodword-welcome').getByRole('button', { name: /^keep/i }).click()
  const names = async () => [
    ...(await context.cookies()).map(({ name }) => name),
    ...(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])),
  ]
  await expect
    .poll(async () => new Set(await names()), SOON)
    .toEqual(new Set(['goodword', 'goodword.q', 'goodword.banner']))
  expect(named).toEqual(expect.arrayContaining(await names()))
  const banner = (await context.cookies()).find(({ name }) => name === 'goodword.banner')
  expect(Math.round((banner!.expires - Date.now() / 1000) / 86_400)).toBe(90)
  await page.evaluate(() => (globalThis as Here).goodword.stop())
  expect(await names()).toEqual([])
})

test('what is sent is what the page for lawyers names, from an address without its query', async () => {
  const named = new Set(
    [...PRIVACY.split('| field |')[1]!.matchAll(/^\| ((?:`\w+`,? ?)+)\|/gm)].flatMap(
      ([, cell = '']) => cell.match(/\w+/g) ?? [],
    ),
  )
  const bodies: string[] = []
  page.on('request', (request) => request.url().endsWith('/v1/events') && bodies.push(request.postData() ?? ''))
  gateway.pages['/from'] = { html: `<a href="/?ref=ben2&email=mia@example.com#secret">go</a>` }
  await land(gateway.tag())
  await page.goto(`${gateway.shop}/from?q=secret`)
  await page.getByRole('link').click()
  await page.waitForFunction(() => (globalThis as Here).goodword?.visit)
  await page.evaluate(() => {
    const { goodword } = globalThis as Here
    goodword.lead({ customerId: 'u_1', email: 'friend@example.com', name: 'Mia' })
    goodword.sale({ orderId: 'o_1', amount: 100, currency: 'USD', customerId: 'u_1', coupon: 'K7' })
  })
  await expect.poll(delivered, SOON).toEqual(['click', 'click', 'lead', 'sale'])
  const sent = bodies.flatMap((body) => {
    const { events, ...rest } = JSON.parse(body) as { events: object[] }
    return [rest, ...events].flatMap((one) => Object.keys(one))
  })
  expect(named).toEqual(new Set(sent))
  expect(bodies.join('')).not.toMatch(/mia@|secret/)
})

test.for([
  ['this tab', 'this browser', ['session', true]],
  ['this browser', 'this tab', [true, 'session']],
  ['this browser', 'nobody has decided, and back', [true, null, true]],
] as const)('what could not be sent yet goes along from %s to %s', async ([, , choices]) => {
  gateway.way = 'cut'
  await land(gateway.tag('data-consent="wait"'))
  for (const choice of choices) await consent(choice)
  await expect.poll(() => gateway.posts.length, SOON).toBeGreaterThan(0)
  gateway.way = 'open'
  await expect.poll(delivered, SOON).toEqual(['click'])
})

test('a permission for this tab is remembered by the visit it has stored, on the next page of the tab', async () => {
  gateway.pages['/next'] = { html: gateway.tag('data-consent="wait"') }
  await land(gateway.tag('data-consent="wait"'))
  await consent('session')
  const landed = await visit()
  await go(`${gateway.shop}/next`)
  expect(await visit()).toEqual(landed)
})

test('a permission for this tab is remembered when it is given again on the next page', async () => {
  gateway.pages['/next'] = { html: gateway.tag('data-consent="wait"') }
  await land(gateway.tag('data-consent="wait"'))
  await consent('session')
  const landed = await visit()
  await go(`${gateway.shop}/next`)
  await consent('session')
  expect(await visit()).toEqual(landed)
})
