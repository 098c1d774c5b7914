import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../../support/launch-chromium.ts'
import { bundle, errorsOn, serveLoneSite, type LoneSite } from '../../support/lone-page.ts'

/** A page's own code: a shop in memory, and what is asked of it. `window.page` is what the tests play with. */
const SHOP = `
import { createMemoryAdapter } from '@goodword/adapters/memory'
import { defineElements } from '@goodword/widget'

const terms = { form: 'credit', fixed: { amount: 2000, currency: 'USD' } } as const
/** A shop that counts what is read from it, and which sessions are open. */
function openShop(code: string) {
  const shop = createMemoryAdapter({ offers: { customer: { partner: [{ id: 'p', ...terms }], customer: [{ id: 'c', ...terms }] } } })
  shop.host.partner({ externalId: 'ada', name: 'Ada', code })
  const counts = { opened: 0, closed: 0, reads: 0 }
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(from, name) {
        const member = Reflect.get(from, name)
        if (typeof member !== 'function' || name === 'partner') return member
        if (name === 'close') return () => { counts.closed += 1; member.call(from) }
        return (...args: unknown[]) => { counts.reads += 1; return member.apply(from, args) }
      },
    })
  const adapter = { ...counted(shop), partner: (identity) => { counts.opened += 1; return counted(shop.partner(identity)) } }
  for (const name of ['program', 'join', 'invitation', 'record'] as const) adapter[name] = (...args) => { counts.reads += 1; return shop[name](...args) }
  const identity = { token: shop.host.token('ada') }
  return { shop, adapter, identity, counts }
}

const linkIn = (element) => element.shadowRoot?.querySelector('[part~=link]')?.textContent ?? ''
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
async function until(check) {
  for (let turn = 0; turn < 400; turn++) {
    if (check()) return
    await wait(5)
  }
  throw new Error('It did not come: ' + check)
}
const make = (properties) => Object.assign(document.createElement('goodword-referral'), properties)
Object.assign(window, { page: { openShop, defineElements, linkIn, until, wait, make } })
`

/** What the code above leaves in the page, as far as TypeScript needs to know. */
interface Shop {
  adapter: object
  identity: object
  counts: { opened: number; closed: number; reads: number }
}
type Played = typeof globalThis & {
  page: {
    openShop(code: string): Shop
    defineElements(defaults?: object): void
    linkIn(element: Element): string
    until(check: () => unknown): Promise<void>
    wait(ms: number): Promise<void>
    make(properties: object): HTMLElement
  }
  watched: { listeners: Map<string, number>; timers: Set<number>; observers: number; frames: number; fetches: number }
  shop: Shop
  element: HTMLElement
}

let browser: Browser
let site: LoneSite
let script: string
let page: Page
let errors: string[]

beforeAll(async () => {
  script = await bundle(SHOP)
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

async function open(html = '', code = script): Promise<void> {
  site.pages['/page'] = { html, script: code }
  await page.goto(`${site.url}/page`)
  await page.waitForFunction(() => 'page' in globalThis)
}

/** Counts, from before any script runs, what a page holds on to. */
async function watch(): Promise<void> {
  await page.addInitScript(() => {
    const watched: Played['watched'] = { listeners: new Map(), timers: new Set(), observers: 0, frames: 0, fetches: 0 }
    Object.assign(globalThis, { watched })
    const nameOf = (target: unknown) =>
      target === window || target === document || target instanceof MediaQueryList ? 'page' : null
    const { addEventListener, removeEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (nameOf(this ?? window)) watched.listeners.set(type, (watched.listeners.get(type) ?? 0) + 1)
      return addEventListener.call(this ?? window, type, ...rest)
    }
    EventTarget.prototype.removeEventListener = function (type, ...rest) {
      if (nameOf(this ?? window)) watched.listeners.set(type, (watched.listeners.get(type) ?? 0) - 1)
      return removeEventListener.call(this ?? window, type, ...rest)
    }
    const { setTimeout: start, clearTimeout: stop } = window
    window.setTimeout = ((run: () => void, ms?: number) => {
      const id = start(() => {
        watched.timers.delete(id)
        run()
      }, ms)
      watched.timers.add(id)
      return id
    }) as unknown as typeof setTimeout
    window.clearTimeout = ((id: number) => {
      watched.timers.delete(id)
      stop(id)
    }) as typeof clearTimeout
    window.setInterval = (() => watched.timers.add(-1)) as unknown as typeof setInterval
    const { observe, disconnect } = MutationObserver.prototype
    const observing = new Set<MutationObserver>()
    MutationObserver.prototype.observe = function (...args) {
      observing.add(this)
      watched.observers = observing.size
      return observe.apply(this, args)
    }
    MutationObserver.prototype.disconnect = function () {
      observing.delete(this)
      watched.observers = observing.size
      return disconnect.call(this)
    }
    const frame = window.requestAnimationFrame
    window.requestAnimationFrame = (run) => {
      watched.frames += 1
      return frame.call(window, run)
    }
    const { fetch } = window
    window.fetch = (...args) => {
      watched.fetches += 1
      return fetch(...args)
    }
  })
}

test('200 mounts leave nothing: no element, listener, observer, timer or open session', async () => {
  await watch()
  await open()
  const counts = await page.evaluate(async () => {
    const { page, watched } = globalThis as Played
    const shop = page.openShop('ada1')
    page.defineElements()
    const before = Object.fromEntries(watched.listeners)
    const observersBefore = watched.observers
    const refs: WeakRef<Element>[] = []
    for (let mount = 0; mount < 200; mount++) {
      const element = page.make({ adapter: shop.adapter, identity: shop.identity })
      document.body.append(element)
      await page.until(() => element.shadowRoot?.querySelector('[part~=stats]'))
      refs.push(new WeakRef(element))
      element.remove()
    }
    await page.wait(50)
    Object.assign(globalThis, { refs, shop })
    return {
      before,
      after: Object.fromEntries(watched.listeners),
      ...shop.counts,
      observers: watched.observers - observersBefore,
    }
  })
  expect(counts).toMatchObject({ opened: 200, closed: 200, observers: 0 })
  const gained = Object.entries(counts.after).filter(([type, count]) => count > (counts.before[type] ?? 0))
  expect(gained).toEqual([])

  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const alive = await page.evaluate(
    () => (globalThis as unknown as { refs: WeakRef<Element>[] }).refs.filter((ref) => ref.deref()).length,
  )
  expect(alive).toBeLessThanOrEqual(1) // the last one may still be in a register
  expect(await page.evaluate(() => (globalThis as Played).watched.timers.size)).toBe(0)
})

test('idle means idle: in ten seconds no timer, no frame, no read, no request', async () => {
  await watch()
  await open()
  await page.evaluate(async () => {
    const { page } = globalThis as Played
    const shop = page.openShop('ada1')
    page.defineElements()
    const element = page.make({ adapter: shop.adapter, identity: shop.identity })
    document.body.append(element)
    await page.until(() => element.shadowRoot?.querySelector('[part~=stats]'))
    await page.wait(100)
    Object.assign(globalThis, { shop })
  })
  const snapshot = () =>
    page.evaluate(() => {
      const { watched, shop } = globalThis as Played
      return { timers: watched.timers.size, frames: watched.frames, fetches: watched.fetches, ...shop.counts }
    })
  const before = await snapshot()
  const requests = site.requests.length
  expect(before.timers).toBe(0)
  await page.waitForTimeout(10_000)
  expect(await snapshot()).toEqual(before)
  expect(site.requests).toHaveLength(requests)
})

/** A panel for somebody who is not signed in, with half an address in its form. */
async function openForm(): Promise<void> {
  await open('<div id="one"></div><div id="two"></div>')
  await page.evaluate(async () => {
    const { page } = globalThis as Played
    const shop = page.openShop('ada1')
    page.defineElements()
    const element = page.make({ adapter: shop.adapter })
    document.querySelector('#one')?.append(element)
    await page.until(() => element.shadowRoot?.querySelector('[part~=email]'))
    Object.assign(globalThis, { shop, element })
  })
  await page.locator('[part~=email]').pressSequentially('bea@ma')
}

test('moved to another parent it keeps what was typed, and reads nothing again', async () => {
  await openForm()
  const reads = () => page.evaluate(() => (globalThis as Played).shop.counts.reads)
  const before = await reads()
  await page.evaluate(async () => {
    const { page, element } = globalThis as Played
    document.querySelector('#two')?.append(element)
    await page.wait(20)
  })
  expect(await page.locator('#two [part~=email]').inputValue()).toBe('bea@ma')
  expect(await reads()).toBe(before)
})

test('moved by moveBefore it keeps the focus too', async () => {
  await openForm()
  const can = await page.evaluate(async () => {
    const { page, element } = globalThis as Played
    const two = document.querySelector('#two') as Element & { moveBefore?(node: Node, child: null): void }
    two.moveBefore?.(element, null)
    await page.wait(20)
    return two.moveBefore !== undefined
  })
  expect(can, 'This Chromium knows moveBefore').toBe(true)
  await page.keyboard.type('il.example')
  expect(await page.locator('#two [part~=email]').inputValue()).toBe('bea@mail.example')
})

test('removed it ends, and added again it begins anew', async () => {
  await openForm()
  const seen = await page.evaluate(async () => {
    const { page, element, shop } = globalThis as Played
    element.remove()
    await page.wait(20)
    const left = element.shadowRoot?.childNodes.length
    Object.assign(element, { identity: shop.identity })
    document.querySelector('#one')?.append(element)
    await page.until(() => page.linkIn(element))
    element.remove()
    await page.wait(20)
    document.querySelector('#one')?.append(element)
    await page.until(() => page.linkIn(element))
    return { left, ...shop.counts }
  })
  expect(seen).toMatchObject({ left: 0, opened: 2, closed: 1 })
})

test('two elements with two adapters stay apart, whatever happens to one', async () => {
  await open()
  const links = await page.evaluate(async () => {
    const { page } = globalThis as Played
    const [ada, ben] = [page.openShop('ada1'), page.openShop('ben1')]
    page.defineElements()
    const elements = [ada, ben].map(({ adapter, identity }) => page.make({ adapter, identity }))
    document.body.append(...elements)
    await page.until(() => elements.every(page.linkIn))
    elements[0]?.remove()
    await page.wait(20)
    return { links: elements.map(page.linkIn), closed: [ada.counts.closed, ben.counts.closed] }
  })
  expect(links).toEqual({ links: ['', expect.stringContaining('ben1')], closed: [1, 0] })
})

test('adopted into a frame it ends and is empty, and back in its page it begins anew', async () => {
  await open('<iframe title="frame" width="600" height="800"></iframe>')
  const seen = await page.evaluate(async () => {
    const { page } = globalThis as Played
    const { adapter, identity, counts } = page.openShop('ada1')
    page.defineElements()
    const element = page.make({ adapter, identity })
    document.body.append(element)
    await page.until(() => page.linkIn(element))
    document.querySelector('iframe')?.contentDocument?.body.append(element)
    await page.wait(20)
    const there = { left: element.shadowRoot?.childNodes.length, closed: counts.closed }
    document.body.append(element)
    await page.until(() => page.linkIn(element))
    const panel = element.shadowRoot?.querySelector('[part~=panel]') as Element
    return { there, ...counts, radius: getComputedStyle(panel).borderRadius }
  })
  expect(seen).toMatchObject({ there: { left: 0, closed: 1 }, opened: 2, closed: 1, radius: '20px' })
})

test('parsed before the script it takes the properties that were set meanwhile', async () => {
  await open('<goodword-referral id="early"></goodword-referral>')
  const link = await page.evaluate(async () => {
    const { page } = globalThis as Played
    const { adapter, identity } = page.openShop('ada1')
    const element = document.querySelector('#early') as HTMLElement
    Object.assign(element, { adapter, identity })
    const before = element.shadowRoot
    page.defineElements()
    await page.until(() => page.linkIn(element))
    return { before, link: page.linkIn(element) }
  })
  expect(link).toEqual({ before: null, link: expect.stringContaining('ada1') })
})

test('two copies of the package on a page share one definition, and the newest defaults', async () => {
  const second = script.replace(/page: \{/, 'second: {')
  expect(second).not.toBe(script)
  await open('', script)
  await page.addScriptTag({ content: second, type: 'module' })
  await page.waitForFunction(() => 'second' in globalThis)
  const links = await page.evaluate(async () => {
    const { page, second } = globalThis as Played & { second: Played['page'] }
    const [ada, ben] = [page.openShop('ada1'), second.openShop('ben1')]
    page.defineElements({ adapter: ada.adapter, identity: () => ada.identity })
    const older = page.make({})
    second.defineElements({ adapter: ben.adapter, identity: () => ben.identity })
    const newer = second.make({})
    document.body.append(older, newer)
    await page.until(() => page.linkIn(older) && page.linkIn(newer))
    return [page.linkIn(older), page.linkIn(newer)]
  })
  expect(links).toEqual([expect.stringContaining('ada1'), expect.stringContaining('ben1')])
})

/** A page built on Preact 10, with signals of its own around our element. */
const HOST = `
import { signal } from '@preact/signals'
import { render, version } from 'preact'
const title = signal('Before')
function App() {
  return <main><h1>{title.value}</h1><goodword-referral ref={(element) => element && Object.assign(element, window.given)} /></main>
}
Object.assign(window, { host: { start: () => render(<App />, document.body), title, end: () => render(null, document.body) } })
`

test.each([
  ['has its own copy of', ''],
  ['is bundled with', SHOP],
])('a page that %s Preact 10 and signals draws our element in its tree', async (_, together) => {
  const alias = { preact: 'preact10' }
  await open('', together ? await bundle(together + HOST, { alias }) : script)
  if (!together) await page.addScriptTag({ content: await bundle(HOST, { alias }), type: 'module' })
  await page.waitForFunction(() => 'host' in globalThis)
  type Hosting = Played & { host: { start(): void; end(): void; title: { value: string } } }
  const seen = await page.evaluate(async () => {
    const { page, host } = globalThis as Hosting
    const { adapter, identity, counts } = page.openShop('ada1')
    Object.assign(globalThis, { given: { adapter, identity } })
    page.defineElements()
    host.start()
    const element = document.querySelector('goodword-referral') as HTMLElement
    await page.until(() => element.shadowRoot?.querySelector('[part~=stats]'))
    const button = element.shadowRoot?.querySelector('[part~=copy]')
    host.title.value = 'After'
    await page.until(() => document.querySelector('h1')?.textContent === 'After')
    await page.wait(20)
    const isSame = element.shadowRoot?.querySelector('[part~=copy]') === button && element.isConnected
    host.end()
    await page.wait(20)
    return { isSame, opened: counts.opened, closed: counts.closed }
  })
  expect(seen).toEqual({ isSame: true, opened: 1, closed: 1 })
})
