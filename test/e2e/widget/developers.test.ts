import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../../support/launch-chromium.ts'
import { bundle, errorsOn, serveLoneSite, type LoneSite } from '../../support/lone-page.ts'
import { snippetsIn } from '../../support/snippets.ts'
import { ROOT } from '../../support/sources.ts'
import { startBackend, type Backend } from '../../support/world.ts'

const run = promisify(execFile)
const README = 'packages/widget/README.md'

/** Runs a module in a Node of its own, with the packages as they are published. */
async function inNode(code: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: join(ROOT, 'test') })
  return stdout
}

let browser: Browser
let site: LoneSite
let page: Page
let errors: string[]

beforeAll(async () => {
  site = await serveLoneSite()
  browser = await launchChromium()
})
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
  errors = errorsOn(page)
})
afterEach(async () => {
  await page.context().close()
  expect(errors).toEqual([])
})
afterAll(async () => {
  await browser.close()
  site.close()
})

async function open(code: string, options: Parameters<typeof bundle>[1] = {}): Promise<void> {
  site.pages['/page'] = { script: await bundle(code, options) }
  await page.goto(`${site.url}/page`)
}

/** A shop in memory with one partner; counts sessions. */
const SHOP = `
import { createMemoryAdapter } from '@goodword/adapters/memory'
const terms = { form: 'credit', fixed: { amount: 2000, currency: 'USD' } } as const
const shop = createMemoryAdapter({ offers: { customer: { partner: [{ id: 'p', ...terms }], customer: [{ id: 'c', ...terms }] } } })
shop.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
const counts = { opened: 0, closed: 0, asked: 0 }
const adapter = { ...shop, partner(identity) {
  counts.opened++
  const session = shop.partner(identity)
  return { ...session, close() { counts.closed++; session.close() } }
} }
let token = shop.host.token('ada')
const ask = async () => (counts.asked++, token)
/** From now on only a new token is good, and there is news. */
function expire() {
  shop.host.expireToken(token)
  token = shop.host.token('ada')
  shop.host.conversion({ type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', customerId: 'ben', name: 'Ben', code: 'ada1' })
}
Object.assign(window, { counts, expire })
`

type Played = typeof globalThis & {
  counts: { opened: number; closed: number; asked: number }
  expire(): void
  app: { show(props: object): void; end(): void; html: string }
  seen: string[]
}
const counts = () => page.evaluate(() => (globalThis as Played).counts)

test('the models of the README run in Node, without Preact and without a document', async () => {
  const [snippet = ''] = snippetsIn(README, 'js')
  expect(await inNode(snippet)).toMatch(/^Reading …\nhttps:\/\/shop\.example\/\?ref=\S+ 0 friends\n$/)
})

test('no import has an effect in Node, and nothing keeps it running', async () => {
  const doors = ['', '/model', '/components', '/launcher', '/own-codes', '/server', '/messages/en', '/messages/ar']
  const code = `
    const before = Object.getOwnPropertyNames(globalThis).length
    for (const door of ${JSON.stringify(doors)}) await import('@goodword/widget' + door)
    await import('@goodword/react')
    const { defineElements } = await import('@goodword/widget')
    defineElements()
    console.log(Object.getOwnPropertyNames(globalThis).length - before, process.getActiveResourcesInfo().filter((name) => /timer|tcp/i.test(name)).length)`
  expect(await inNode(code)).toBe('0 0\n')
})

test('an import in a page leaves it as it was', async () => {
  site.pages['/page'] = {
    html: '<goodword-referral></goodword-referral>',
    script: await bundle(`
      import * as widget from '@goodword/widget'
      import * as components from '@goodword/widget/components'
      import * as launcher from '@goodword/widget/launcher'
      const doors = [widget, components, launcher]
      // At once: Playwright adds listeners of its own.
      Object.assign(window, { found: { doors: doors.length, seen: [...window.seen] } })`),
  }
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    const { addEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      seen.push(type)
      return addEventListener.call(this, type, ...rest)
    }
    Object.defineProperty(Document.prototype, 'cookie', { get: () => seen.push('cookie') })
  })
  await page.goto(`${site.url}/page`)
  await page.waitForFunction(() => 'found' in globalThis)
  const requests = site.requests.length
  const found = await page.evaluate(() => ({
    ...(globalThis as unknown as { found: object }).found,
    isDefined: customElements.get('goodword-referral') !== undefined,
    stored: localStorage.length,
  }))
  expect(found).toEqual({ doors: 3, seen: [], isDefined: false, stored: 0 })
  expect(site.requests).toHaveLength(requests)
})

test('the components of the README share one model on a page', async () => {
  const [snippet = ''] = snippetsIn(README, 'tsx')
  await open(`
    ${SHOP}
    import { render } from 'preact'
    const identity = { token }
    ${snippet}
    render(<Invite />, document.body)`)
  await page.locator('goodword-referral[show=link] [part~=link]').waitFor()
  await page.locator('goodword-referral[show=offer] [part~=offer]').waitFor()
  await page.getByText('Nobody yet').waitFor()
  expect(await counts()).toMatchObject({ opened: 1 })
})

test('a token that expires in an open panel is asked for again, and nothing flickers', async () => {
  await open(`
    ${SHOP}
    import { defineElements } from '@goodword/widget'
    const me = { token: ask }
    defineElements({ adapter, identity: () => me })
    document.body.append(document.createElement('goodword-referral'))`)
  await page.locator('[part~=stats]').waitFor()
  await page.evaluate(() => {
    const shadow = document.querySelector('goodword-referral')?.shadowRoot as ShadowRoot
    const [copy, seen] = [shadow.querySelector('[part~=copy]'), [] as string[]]
    Object.assign(globalThis, { seen })
    new MutationObserver(() => {
      if (shadow.querySelector('.bone, [role=alert], [aria-busy=true]')) seen.push('flicker')
      if (shadow.querySelector('[part~=copy]') !== copy) seen.push('other button')
    }).observe(shadow, { subtree: true, childList: true, attributes: true })
    ;(globalThis as Played).expire()
  })
  await page.locator('[part~=referral]').waitFor()
  expect(await page.evaluate(() => (globalThis as Played).seen)).toEqual([])
  expect(await counts()).toEqual({ opened: 1, closed: 0, asked: 2 })
})

describe('what the README renders on a server', () => {
  let backend: Backend
  beforeAll(async () => {
    backend = await startBackend()
  })
  afterAll(() => backend.close())

  test('is the panel of a person, from a real backend', async () => {
    const { server } = backend
    const { id, links } = await server.ask<{ id: string; links: { code: string }[] }>('POST', '/v1/partners', {
      externalId: 'u_1',
      name: 'Mara',
    })
    const { token } = await server.ask<{ token: string }>('POST', '/v1/tokens', { partnerId: id })
    const snippet = snippetsIn(README, 'ts').find((code) => code.includes('@goodword/widget/server')) ?? ''
    const code = snippet
      .replace('https://refer.example.com', server.url)
      .replace('pk_live_…', server.keys.publishableKey)
      .replace('token: string', 'token')
      .replace('nonce: string', 'nonce')
    const html = await inNode(`${code}\nconsole.log(await invitePanel(${JSON.stringify(token)}, 'n1'))`)
    expect(html).toMatch(
      /^<goodword-referral token="[^"]+" locale="en"><template shadowrootmode="open"><style nonce="n1">/,
    )
    expect(html).toContain(links[0]?.code)
  })
})

const REACTS = [
  ['18', { react: 'react18', 'react-dom': 'react-dom18' }],
  ['19', {}],
] as const

describe.each(REACTS)('with React %s', (version, alias) => {
  const APP = `
    ${SHOP}
    import { createElement, StrictMode, version } from 'react'
    import { createRoot, hydrateRoot } from 'react-dom/client'
    import { renderToString } from 'react-dom/server'
    import { GoodwordReferral, GoodwordWelcome } from '@goodword/react'

    // Everything is written anew at each rendering, as it is in components.
    const draw = ({ children = null, ...props }) => createElement(StrictMode, null,
      createElement(GoodwordReferral, { adapter, identity: { token: () => ask() }, className: 'mine', ...props }, children))
    const html = renderToString(draw({ theme: 'dark', hidden: false }))
    const box = document.body.appendChild(document.createElement('main'))
    let root
    const show = (props) => root ? root.render(draw(props)) : (root = createRoot(box)).render(draw(props))
    const hydrate = (props) => { box.innerHTML = renderToString(draw(props)); root = hydrateRoot(box, draw(props)) }
    Object.assign(window, { app: { show, hydrate, html, version, end: () => root.unmount() } })`
  let script: string
  beforeAll(async () => {
    script = await bundle(APP, { alias, mode: 'development' })
  })
  beforeEach(async () => {
    site.pages['/page'] = { script }
    await page.goto(`${site.url}/page`)
    await page.waitForFunction(() => 'app' in globalThis)
  })
  const show = (props: object) => page.evaluate((given) => (globalThis as Played).app.show(given), props)
  const element = () => page.locator('goodword-referral')

  test('it is that version', async () => {
    const found = await page.evaluate(() => (globalThis as unknown as { app: { version: string } }).app.version)
    expect(found.split('.')[0]).toBe(version)
  })

  test('strict mode and renderings with functions of their own make one session, and the end closes it', async () => {
    for (const title of ['a', 'b', 'c']) await show({ title })
    await page.locator('[part~=stats]').waitFor()
    for (const title of ['d', 'e', 'f']) await show({ title })
    await page.evaluate(() => (globalThis as Played).expire())
    await page.locator('[part~=referral]').waitFor()
    expect(await element().getAttribute('title')).toBe('f')
    expect(await counts()).toEqual({ opened: 1, closed: 0, asked: 2 })
    await page.evaluate(() => (globalThis as Played).app.end())
    await expect.poll(counts).toMatchObject({ opened: 1, closed: 1 })
  })

  test('a class is a class, and what is not hidden can be seen', async () => {
    await show({ hidden: false, inert: false })
    await page.locator('[part~=link]').waitFor()
    expect(await element().getAttribute('class')).toBe('mine')
    expect(await element().getAttribute('hidden')).toBeNull()
    expect(await element().getAttribute('inert')).toBeNull()
    await show({ hidden: true })
    await expect.poll(() => element().isVisible()).toBe(false)
    await show({})
    await expect.poll(() => element().isVisible()).toBe(true)
  })

  test('children stand in the element', async () => {
    await show({ children: 'Our program' })
    await page.locator('[part~=link]').waitFor()
    expect(await element().evaluate((node) => node.textContent)).toBe('Our program')
  })

  test('a server writes the empty element, and hydrating it brings it to life without a complaint', async () => {
    expect(await page.evaluate(() => (globalThis as Played).app.html)).toBe(
      '<goodword-referral theme="dark" class="mine"></goodword-referral>',
    )
    await page.evaluate(() => (globalThis as unknown as { app: { hydrate(props: object): void } }).app.hydrate({}))
    await page.locator('[part~=stats]').waitFor()
    expect(await counts()).toMatchObject({ opened: 1 })
  })
})
