import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { STUB } from '@goodword/embed/stub'
import { expect, test } from 'vitest'
import type { Gateway } from '../support/gateway.ts'
import { showUnwatched } from '../support/launch-chromium.ts'
import { SOON, useScene, type Visit, type WithGoodword } from '../support/scene.ts'
import { ROOT } from '../support/sources.ts'

const scene = useScene()
const { go, queue, stored, cookies, delivered } = scene

const key = () => scene.backend.server.keys.publishableKey

/** The attributes of a tag that loads the file under its own name, or another. */
const source = ({ api }: Gateway, name = 'goodword.js') => `src="${api}/${name}" data-key="${key()}"`

const GOODWORD = join(ROOT, 'packages/embed/dist/goodword.js')

/** The name of the built file that never changes, and its hash for the attribute `integrity`. */
function pinned(): { name: string; integrity: string } {
  const file = readFileSync(GOODWORD)
  const digest = (algorithm: string) => createHash(algorithm).update(file)
  return {
    name: `goodword.${digest('sha256').digest('hex').slice(0, 16)}.js`,
    integrity: `sha384-${digest('sha384').digest('base64')}`,
  }
}

/** What a tag manager inserts: a script that has nothing but its address. */
const inject = (url: string) =>
  `<script>document.head.append(Object.assign(document.createElement('script'), { src: ${JSON.stringify(url)} }))</script>`

/** Every way to load goodword.js, as a page and the head above it. */
const WAYS: Record<string, (gateway: Gateway) => { head?: string; html?: string }> = {
  'by an asynchronous tag': (gateway) => ({ html: `<script async ${source(gateway)}></script>` }),
  'by a deferred tag': (gateway) => ({ head: `<script defer ${source(gateway)}></script>` }),
  'by a tag that holds up the head, before there is a body': (gateway) => ({
    head: `<script ${source(gateway)}></script>`,
  }),
  'by a module, which has no current script': (gateway) => ({
    html: `<script type="module" ${source(gateway)}></script>`,
  }),
  'by a tag manager, which strips attributes': ({ api }) => ({
    head: `<script>goodwordConfig = { key: '${key()}' }</script>`,
    html: inject(`${api}/goodword.js`),
  }),
  'under a name that never changes, with its integrity': (gateway) => ({
    html: `<script async ${source(gateway, pinned().name)} integrity="${pinned().integrity}" crossorigin="anonymous"></script>`,
  }),
  'from an address with a version in its query': (gateway) => ({
    html: `<script async ${source(gateway, 'goodword.js?v=2')}></script>`,
  }),
}

test.for(Object.entries(WAYS))('loaded %s, it reports the landing and finds its parts', async ([, build]) => {
  const { gateway, page } = scene
  const { head, html = '' } = build(gateway)
  gateway.pages['/tea'] = { html: `<goodword-welcome></goodword-welcome>${html}`, ...(head && { head }) }
  await go(`${gateway.shop}/tea?ref=ada1`)
  await page.locator('goodword-welcome').getByRole('button').first().waitFor()
  await expect.poll(delivered, SOON).toEqual(['click'])
})

test('calls made before the script came are carried out, the landing first, and listeners hear of it', async () => {
  const { gateway, page } = scene
  gateway.pages['/early'] = {
    html: `<script>${STUB};goodword('on','visit',v=>heard=v);goodword('lead',{customerId:'early'})</script>${gateway.tag()}`,
  }
  await go(`${gateway.shop}/early?ref=ada1`)
  await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
  const heard = await page.evaluate(() => (globalThis as { heard?: Visit }).heard)
  expect(heard?.code).toBe('ada1')
})

test('loaded twice, the second time under another key and in another version, it starts once, beside an element of its name', async () => {
  const { gateway, page } = scene
  gateway.pages['/twice'] = { html: `<div id="goodword"></div>${gateway.tag()}` }
  const body = `globalThis.second = true;${readFileSync(GOODWORD, 'utf8')}`
  await page.route(`**/${pinned().name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }))
  await go(`${gateway.shop}/twice?ref=ada1`)
  const isSame = await page.evaluate(async (src) => {
    const here = globalThis as WithGoodword
    const { goodword } = here
    const script = Object.assign(document.createElement('script'), { src })
    script.dataset.key = 'pk_test_other_1'
    await new Promise((resolve) => {
      script.addEventListener('load', resolve)
      document.head.append(script)
    })
    return 'second' in globalThis && here.goodword === goodword
  }, `${gateway.api}/${pinned().name}`)
  expect(isSame).toBe(true)
  await expect.poll(() => queue(), SOON).toBeNull()
  expect(delivered()).toEqual(['click'])
})

test('a strict content security policy with Trusted Types is no hindrance, to the widget neither', async () => {
  const { gateway, page } = scene
  const violations: string[] = []
  page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
  gateway.pages['/strict'] = {
    html: `<goodword-welcome></goodword-welcome>${gateway.tag('nonce="n0nce"')}`,
    headers: {
      'content-security-policy': `default-src 'none'; img-src data:; script-src 'nonce-n0nce' 'strict-dynamic'; connect-src ${gateway.api}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
  }
  await go(`${gateway.shop}/strict?ref=ada1`)
  await page.locator('goodword-welcome').getByRole('button').first().waitFor()
  await expect.poll(delivered, SOON).toEqual(['click'])
  expect(violations).toEqual([])
})

test('a page that the browser prepares does nothing until it is shown', async () => {
  const { gateway } = scene
  const next = `${gateway.shop}/next?ref=ada1`
  const rules = JSON.stringify({ prerender: [{ urls: [next], eagerness: 'immediate' }] })
  // Nobody can press a link in a browser that nobody drives, so the page asks when to go on.
  const ask = `setInterval(async () => (await (await fetch('/go')).text()).includes('now') && (location = '${next}'), 100)`
  gateway.pages['/'] = { html: `<script type="speculationrules">${rules}</script><script>${ask}</script>` }
  gateway.pages['/go'] = { html: '' }
  gateway.pages['/next'] = {
    html: `<script>
      addEventListener('load', () => fetch('${gateway.api}/loaded-in-advance-' + document.prerendering))
      ${STUB}; goodword('lead', { customerId: 'prepared' })
    </script>${gateway.tag()}`,
  }
  const end = showUnwatched(`${gateway.shop}/`)
  await expect.poll(() => gateway.requests, SOON).toEqual(['GET /goodword.js', 'GET /loaded-in-advance-true'])
  const shownAt = Date.now()
  gateway.pages['/go'] = { html: 'now' }
  await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
  await end()
  for (const { at } of gateway.delivered) expect(at).toBeGreaterThanOrEqual(shownAt)
})

test('options that make no sense cost nothing but themselves', async () => {
  const { gateway } = scene
  gateway.pages['/tea'] = {
    head: `<script>goodwordConfig = { gpc: [], vendor: {}, links: null, keep: Symbol() }</script>`,
    html: gateway.tag(
      'data-window="soon" data-model="best" data-storage="disk" data-consent="perhaps" data-deny="[*(" data-links="{&quot;a&quot;" data-domain="nowhere.invalid" data-api="ftp://x" data-clean="no" data-colour="red"',
    ),
  }
  await go(`${gateway.shop}/tea?ref=ada1`)
  await expect.poll(delivered, SOON).toEqual(['click'])
  const [cookie] = await cookies()
  expect(cookie).toMatchObject({ domain: 'shop.example' })
  expect((cookie!.expires * 1000 - Date.now()) / 86_400_000).toBeCloseTo(90, 1)
})

test('stopped, it leaves no listener, timer, observer, patch, cookie or stored thing behind', async () => {
  const { gateway, page, context } = scene
  await page.addInitScript(watchLife)
  gateway.pages['/bare'] = { html: 'Nothing of ours', head: '<script>dataLayer = []</script>' }
  gateway.pages['/tea'] = {
    head: `<script>dataLayer = [['consent', 'update', { ad_storage: 'granted' }]]</script>`,
    html: `<form data-goodword></form><stripe-buy-button></stripe-buy-button>${gateway.tag('data-links="other.example" data-clean')}`,
  }
  await page.goto(`${gateway.shop}/bare`)
  await page.waitForFunction(() => true) // whoever drives the browser listens too
  const before = await traces()
  gateway.way = 'cut' // so that there is something to wait for
  await go(`${gateway.shop}/tea?ref=ada1`)
  const isBusy = async () => {
    const { listeners, timers, observers, isPatched, filled } = await traces()
    return listeners > before.listeners && timers > 0 && observers > before.observers && isPatched && filled === 1
  }
  await expect.poll(isBusy, SOON).toBe(true)
  await page.waitForLoadState('networkidle')

  await page.evaluate(() => (globalThis as WithGoodword).goodword.stop())

  await expect.poll(traces, SOON).toEqual(before)
  expect(await context.cookies()).toEqual([])
  expect(await stored()).toEqual([])
  const asked = gateway.requests.length
  await page.evaluate(() => {
    history.pushState(null, '', '/later?ref=ben2')
    document.body.append(document.createElement('goodword-welcome'))
    ;(globalThis as WithGoodword).goodword.lead({ customerId: 'late' })
  })
  await page.waitForLoadState('networkidle')
  expect(gateway.requests).toHaveLength(asked)
  expect(await stored()).toEqual([])
})

test('it listens to no event that keeps a page out of the cache for back and forward', async () => {
  const { gateway } = scene
  await go(`${gateway.shop}/?ref=ada1`)
  const types = await listenedTo('window')
  expect(types).toContain('click')
  expect(types.filter((type) => /unload/.test(type))).toEqual([])
})

/** Types of the events that something in the page is listened to for, as the browser itself knows them. */
async function listenedTo(target: string): Promise<string[]> {
  const session = await scene.context.newCDPSession(scene.page)
  const { result } = await session.send('Runtime.evaluate', { expression: target })
  const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId! })
  await session.detach()
  return listeners.map(({ type }) => type)
}

/** What scripts have left in the page by now. */
async function traces() {
  const lists = await Promise.all(
    ['window', 'document', 'navigation', 'document.documentElement', 'document.body'].map(listenedTo),
  )
  const rest = await scene.page.evaluate(() => {
    const { alive, dataLayer } = globalThis as unknown as {
      alive: { timers: Set<unknown>; observers: Set<unknown> }
      dataLayer: unknown[]
    }
    return {
      timers: alive.timers.size,
      observers: alive.observers.size,
      isPatched: Object.keys(history).length > 0 || dataLayer.push !== Array.prototype.push,
      filled: document.querySelectorAll('[client-reference-id]').length,
    }
  })
  return { listeners: lists.flat().length, ...rest }
}

/** Runs in the page, before any script of its own: notes what is still to come. */
function watchLife(): void {
  const timers = new Set<number>()
  const observers = new Set<unknown>()
  Object.assign(globalThis, { alive: { timers, observers } })
  const { setTimeout, clearTimeout } = globalThis
  globalThis.setTimeout = ((task: () => void, ms?: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      task()
    }, ms) as unknown as number
    timers.add(timer)
    return timer
  }) as unknown as typeof globalThis.setTimeout
  globalThis.clearTimeout = (timer) => {
    timers.delete(timer as number)
    clearTimeout(timer)
  }
  const { observe, disconnect } = MutationObserver.prototype
  MutationObserver.prototype.observe = function (...call) {
    observers.add(this)
    observe.apply(this, call)
  }
  MutationObserver.prototype.disconnect = function () {
    observers.delete(this)
    disconnect.call(this)
  }
}
