import type { Visit } from '@goodword/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { PartName } from './api.ts'
import { readConfig } from './config.ts'
import { startGoodword } from './start.ts'
import { STUB } from './stub.ts'
import { createParts, goTo, openPage, settle, SHOP, start, tag, TAG } from './test-page.ts'

const LANDING = `${SHOP}?ref=ada`

/** Runs a script of the page. */
const run = (code: string) => new Function(code)()

const put = (name: string) => document.body.appendChild(document.createElement(name))

const queued = () =>
  Object.keys((JSON.parse(localStorage.getItem('goodword.q') ?? '{}') as { pk_live_1?: object }).pk_live_1 ?? {})

// --- Configuration ----------------------------------------------------------------------------------------------------

test('finds its tag, and takes the backend to be where the script came from', () => {
  openPage()
  expect(readConfig()).toMatchObject({ key: 'pk_live_1', api: 'https://refer.example' })
})

test('takes the tag that runs before any other', () => {
  openPage(TAG + TAG.replace('pk_live_1', 'pk_live_2'))
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(document.querySelectorAll('script')[1]!)
  expect(readConfig()).toMatchObject({ key: 'pk_live_2' })
})

test('takes goodwordConfig for what the tag does not say', () => {
  openPage('<script src="https://refer.example/goodword.js" data-key="pk_tag" data-params="ref, p"></script>')
  window.goodwordConfig = { key: 'pk_config', window: 30, deny: ['a', 'b'], api: '/refer/' }
  expect(readConfig()).toMatchObject({
    key: 'pk_tag',
    api: '/refer',
    params: 'ref, p',
    deny: ['a', 'b'],
    window: 30,
  })
})

test('needs no tag where goodwordConfig says it all', () => {
  openPage('')
  window.goodwordConfig = { key: 'pk_config', api: 'https://refer.example/' }
  expect(readConfig()).toMatchObject({ key: 'pk_config', api: 'https://refer.example' })
})

test('gives up one bad option and no other', () => {
  const bad = 'data-api="refer.example" data-window="soon" data-params="" data-storage="here" data-model="fist"'
  const requests = openPage(tag(`${bad} data-deny="ADA x"`), `${SHOP}?ref=ada&via=ben`)
  window.goodwordConfig = { links: 7, params: 'ref,via' }
  document.querySelector('script')!.removeAttribute('data-params')
  const goodword = start()
  expect(goodword.visit()?.code).toBe('ben')
  expect(document.cookie).toContain('.ben')
  expect(requests.map(({ url }) => url)).toEqual(['https://refer.example/v1/events'])
})

test('goes on without a configuration that makes no sense', () => {
  for (const nonsense of ['{"key":', 7, null, [], () => {}]) {
    openPage(TAG, LANDING)
    Object.assign(window, { goodwordConfig: nonsense })
    expect(start().visit()?.code).toBe('ada')
    window.goodword!.stop()
    Reflect.deleteProperty(window, 'goodword')
  }
})

test('is not deceived by an element that calls itself the current script', () => {
  openPage()
  const image = Object.assign(document.createElement('img'), { src: 'https://evil.example/x.png' })
  image.dataset['key'] = 'pk_evil'
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(image as unknown as HTMLScriptElement)
  expect(readConfig()).toMatchObject({ key: 'pk_live_1', api: 'https://refer.example' })
})

test('does nothing without a key', async () => {
  const requests = openPage('<script src="https://refer.example/goodword.js"></script>', LANDING)
  start()
  await settle()
  expect(window.goodword).toBeUndefined()
  expect([localStorage.length, document.cookie, requests]).toEqual([0, '', []])
})

// --- The global -------------------------------------------------------------------------------------------------------

test('starts once, however often it is loaded', async () => {
  const requests = openPage(TAG, LANDING)
  const first = start()
  expect(start()).toBe(first)
  await settle()
  expect(requests).toHaveLength(1)
})

test('offers the documented calls, and what its parts need', () => {
  openPage()
  const documented =
    'capture consent doctor handOver identify invitation land lead on open q sale signal stop visit'.split(' ')
  const forParts = ['config', 'need', 'word']
  expect(Object.keys(start()).toSorted()).toEqual([...documented, ...forParts].toSorted())
})

test('takes the place of an element with its name', () => {
  openPage(`<div id="goodword"></div>${TAG}`)
  Object.assign(window, { goodword: document.querySelector('#goodword') })
  expect(start().visit()).toBeNull()
})

test('carries out the calls that the stub has kept, in their order, and later ones through it', async () => {
  openPage(TAG, LANDING)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  run(STUB)
  run(STUB) // a second snippet keeps what the first has kept
  const stub = window.goodword!
  const heard: unknown[] = []
  stub('on', 'visit', (visit) => heard.push((visit as Visit | null)?.code))
  stub('nonsense' as 'visit')
  stub('sale', { orderId: 'kept', amount: 1999, currency: 'USD' })
  const goodword = start()
  goodword('sale', { orderId: 'called', amount: 1999, currency: 'USD' })
  goodword.q.push(['lead', { customerId: 'pushed' }])
  await settle()
  expect(heard).toContain('ada')
  expect(queued().slice(1)).toEqual(['sale:kept', 'sale:called', 'lead:pushed'])
})

test('a call through a kept stub comes too late for its own queue, and through q.push it does not', () => {
  openPage(TAG, LANDING)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  run(STUB)
  const { q } = window.goodword!
  start()
  expect(window.goodword!.q).not.toBe(q)
  const push = (...args: unknown[]) => window.goodword!.q.push(args)
  push('lead', { customerId: 'late' })
  expect(queued()).toContain('lead:late')
})

test.for([
  ['__proto__'],
  ['nonsense'],
  ['version'],
  ['constructor', 1],
  ['toString'],
  [],
  [null],
  [Symbol.iterator],
  ['lead'],
  ['sale', null],
  ['on'],
  ['visit', {}],
  ['q'],
])('goodword(%j) does not throw', (args) => {
  openPage()
  const goodword = start() as unknown as (...args: unknown[]) => unknown
  expect(() => goodword(...(args as unknown[]))).not.toThrow()
})

test('a stub call that is nonsense does not stop those after it', () => {
  openPage(TAG, LANDING)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  Object.assign(window, {
    goodword: Object.assign(() => {}, { q: [['__proto__'], [], ['lead', { customerId: 'u1' }]] }),
  })
  start()
  expect(queued()).toContain('lead:u1')
})

test('gives the answer of a call', () => {
  openPage(TAG, LANDING)
  expect(start()('visit')).toMatchObject({ code: 'ada' })
})

test('a kept call that fails later troubles nobody', async () => {
  openPage()
  const failures = vi.fn()
  process.on('unhandledRejection', failures)
  onTestFinished(() => void process.off('unhandledRejection', failures))
  run(STUB)
  window.goodword!('open')
  const parts = createParts()
  parts.missing.add('launcher')
  start(parts)
  await settle()
  expect(parts.asked).toEqual(['launcher'])
  expect(failures).not.toHaveBeenCalled()
})

test('keeps the stub within its budget', () => expect(STUB.length).toBeLessThanOrEqual(100))

// --- Parts ------------------------------------------------------------------------------------------------------------

interface Situation {
  html?: string
  url?: string
  before?: () => void
}

test.for<[what: string, Situation, PartName[]]>([
  ['a plain page', {}, []],
  ['a page with a referral panel', { html: `<goodword-referral></goodword-referral>${TAG}` }, ['widget']],
  ['a page with a leaderboard', { html: `<goodword-leaderboard></goodword-leaderboard>${TAG}` }, ['widget']],
  ['a page with a banner', { html: `<goodword-welcome></goodword-welcome>${TAG}` }, ['friend']],
  ['a page with a friend’s progress', { html: `<goodword-status></goodword-status>${TAG}` }, ['friend']],
  ['a page with a launcher', { html: `<goodword-launcher></goodword-launcher>${TAG}` }, ['launcher']],
  ['a page with an opener', { html: `<a data-goodword-open>Invite</a>${TAG}` }, ['launcher']],
  ['a landing', { url: LANDING }, ['more']],
  ['a landing without a permission', { url: LANDING, html: tag('data-consent="wait"') }, []],
  ['a landing that is denied', { url: LANDING, html: tag('data-deny="ada"') }, []],
  ['a page after a landing', { before: () => (document.cookie = `goodword=v1.${Date.now()}.ada;path=/`) }, ['more']],
  ['a visit of another domain', { url: `${SHOP}?ref=ada&goodword_visit=v1.1764000000000` }, ['more']],
  ['data-debug', { html: tag('data-debug="1"') }, ['more']],
  ['debug without a value', { before: () => (window.goodwordConfig = { debug: '' }) }, ['more']],
  ['?goodword-doctor', { url: `${SHOP}?goodword-doctor` }, ['more']],
  ['Consent Mode, with arrays', { before: () => (window.dataLayer = [['consent', 'default', {}]]) }, ['choices']],
  [
    'Consent Mode, with Arguments',
    { before: () => (window.dataLayer = [{ 0: 'consent', 1: 'default' }]) },
    ['choices'],
  ],
  ['a dataLayer of others', { before: () => (window.dataLayer = [{ event: 'gtm.js' }, null, 7]) }, []],
  ['a dataLayer that is none', { before: () => (window.dataLayer = 'mine') }, []],
  ['TCF', { before: () => (window.__tcfapi = () => {}) }, ['choices']],
  ['the WP Consent API', { before: () => (window.wp_has_consent = () => false) }, ['choices']],
  [
    'a consent manager whom the owner does not ask',
    { html: tag('data-consent="granted"'), before: () => (window.__tcfapi = () => {}) },
    [],
  ],
])('exactly what it needs is loaded: %s', async ([, { html, url, before }, names]) => {
  openPage(html, url)
  before?.()
  const parts = createParts()
  start(parts)
  await settle()
  expect(parts.asked).toEqual(names)
})

test('loads what an element needs that a script puts in later, once', async () => {
  openPage()
  const parts = createParts()
  const goodword = start(parts)
  goodword.identify('tok.en')
  await settle()
  expect(parts.asked).toEqual([])
  put('goodword-referral')
  await settle()
  put('goodword-welcome')
  put('goodword-referral')
  await settle()
  expect(parts.asked).toEqual(['widget', 'friend'])
  expect(parts.given.widget?.who).toBe('tok.en')
})

test('loads more for a code that a router brings', async () => {
  openPage()
  const parts = createParts()
  start(parts)
  await settle()
  goTo(`${SHOP}plans?ref=ada`)
  await settle()
  expect(parts.asked).toEqual(['more'])
})

test('loads more when a permission comes', async () => {
  openPage(tag('data-consent="wait"'), LANDING)
  const parts = createParts()
  const goodword = start(parts)
  await settle()
  expect(parts.asked).toEqual([])
  goodword.consent(true)
  await settle()
  expect(parts.asked).toEqual(['more'])
})

test('asks a consent manager that comes later', async () => {
  openPage()
  const parts = createParts()
  start(parts)
  await settle()
  window.__tcfapi = () => {}
  put('script')
  await settle()
  expect(parts.asked).toEqual(['choices'])
})

test('loads a part when its call is made, once, and gives its answer', async () => {
  openPage()
  const parts = createParts()
  const goodword = start(parts)
  expect(await Promise.all([goodword.open(), goodword.open(), goodword.doctor(), goodword.invitation()])).toEqual([
    'launcher called',
    'launcher called',
    'doctor called',
    'more called',
  ])
  expect(parts.asked).toEqual(['launcher', 'doctor', 'more'])
})

test('a part that does not arrive is not asked for at every change of the page, and again under another query', async () => {
  openPage()
  const parts = createParts()
  parts.missing.add('widget').add('launcher')
  const goodword = start(parts)
  for (let change = 0; change < 3; change++) {
    put('goodword-referral')
    put('goodword-launcher')
    await settle()
  }
  expect(parts.asked.toSorted()).toEqual(['launcher', 'widget'])

  await expect(goodword.open()).rejects.toThrow('did not load')
  await expect(goodword.need('widget.js')).rejects.toThrow('did not load')
  parts.missing.clear()
  await goodword.need('widget.js?2')
  await goodword.need('widget.js?2')
  expect(parts.asked.slice(2)).toEqual(['widget'])
})

test('looks for its parts beside itself, without the query of its own address', async () => {
  openPage(TAG.replace('/goodword.js', '/static/goodword.abc123.js'))
  const urls: string[] = []
  startGoodword(readConfig(), async (url) => {
    urls.push(url.href)
    return { start: () => () => {} }
  })
  await window.goodword!.need('more.js')
  expect(urls).toEqual(['https://refer.example/static/more.js'])
})

test('a page that the browser has prepared in advance starts when it is shown', async () => {
  const requests = openPage(TAG, LANDING)
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
  onTestFinished(() => void Reflect.deleteProperty(document, 'prerendering'))
  vi.resetModules()
  await import('./goodword.ts')
  expect(window.goodword).toBeUndefined()
  expect([localStorage.length, document.cookie, requests]).toEqual([0, '', []])
  Reflect.deleteProperty(document, 'prerendering')
  document.dispatchEvent(new Event('prerenderingchange'))
  expect(window.goodword!.visit()?.code).toBe('ada')
  window.goodword!.stop()
})

// --- The end ----------------------------------------------------------------------------------------------------------

test('after stop a call for a part does nothing and fails with nothing', async () => {
  openPage()
  const parts = createParts()
  const goodword = start(parts)
  goodword.stop()
  expect(await Promise.all([goodword.open(), goodword.doctor(), goodword.invitation()])).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(parts.given).toEqual({})
})

test('stop erases what is stored, and a code that comes later is nothing to it', async () => {
  const requests = openPage(TAG, LANDING)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  const goodword = start()
  goodword.lead({ customerId: 'u1' })
  expect([localStorage.length, document.cookie]).not.toEqual([0, ''])
  goodword.stop()
  goTo(`${SHOP}?ref=ben`)
  goodword.lead({ customerId: 'u2' })
  goodword('sale', { orderId: 'o1', amount: 1, currency: 'USD' })
  await settle()
  expect([localStorage.length, sessionStorage.length, document.cookie, requests]).toEqual([0, 0, '', []])
  expect(goodword.signal.aborted).toBe(true)
})

test('stop leaves no listener, timer or observer', async () => {
  openPage(TAG, LANDING)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  const left = watchPage()
  const parts = createParts(['more', 'choices'])
  window.dataLayer = [['consent', 'default', { ad_storage: 'granted' }]]
  start(parts)
  await vi.waitFor(() => expect(parts.asked).toEqual(['choices', 'more']))
  expect(left()).not.toEqual([])
  window.goodword!.stop()
  await settle()
  expect(left()).toEqual([])
})

test('a stop that the stub has kept leaves nothing either', async () => {
  openPage(TAG, LANDING)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  run(STUB)
  run("goodword('stop')")
  const left = watchPage()
  start(createParts(['more']))
  await settle()
  expect(left()).toEqual([])
  expect([localStorage.length, document.cookie]).toEqual([0, ''])
})

test('after stop nothing is loaded', async () => {
  openPage()
  const parts = createParts()
  const goodword = start(parts)
  goodword.stop()
  put('goodword-referral')
  put('goodword-launcher')
  goodword.identify('tok.en')
  window.__tcfapi = () => {}
  goTo(LANDING)
  await settle()
  expect(parts.asked).toEqual([])
})

test('a part that arrives after stop does not start', async () => {
  openPage(`<goodword-referral></goodword-referral>${TAG}`)
  const parts = createParts()
  const goodword = start(parts)
  expect(parts.asked).toEqual(['widget'])
  goodword.stop()
  await settle()
  expect(parts.given).toEqual({})
})

/** Counts what is added to the page from now on; gives what was not taken away again. */
function watchPage() {
  const held = new Set<string>()
  let count = 0
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target)
    const spy = vi.spyOn(target as Window, 'addEventListener')
    spy.mockImplementation((type: string, listener: unknown, options?: unknown) => {
      const { signal } = Object(options) as { signal?: AbortSignal }
      const entry = `${type} listener ${++count}`
      held.add(entry)
      if (signal?.aborted) held.delete(entry)
      signal?.addEventListener('abort', () => held.delete(entry))
      add(type, listener as never, options as never)
    })
  }
  const Native = MutationObserver
  vi.stubGlobal(
    'MutationObserver',
    class extends Native {
      readonly #entry = `observer ${++count}`
      override observe(target: Node, options?: MutationObserverInit) {
        held.add(this.#entry)
        super.observe(target, options)
      }
      override disconnect() {
        held.delete(this.#entry)
        super.disconnect()
      }
    },
  )
  const { setTimeout: setNative, clearTimeout: clearNative } = globalThis
  const timers = new Map<unknown, string>()
  vi.stubGlobal('setTimeout', (task: () => void, ms?: number) => {
    const entry = `timer ${++count} of ${ms} ms`
    const id = setNative(() => {
      held.delete(entry)
      task()
    }, ms)
    timers.set(id, entry)
    if ((ms ?? 0) > 100) held.add(entry) // shorter ones are the test's own
    return id
  })
  vi.stubGlobal('clearTimeout', (id: never) => {
    held.delete(timers.get(id) ?? '')
    clearNative(id)
  })
  return () => [...held]
}
