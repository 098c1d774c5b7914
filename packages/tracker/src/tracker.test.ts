import type { Visit } from '@goodword/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { AWAY, createBrowser, DAY_MS, NOTHING } from './test-page.ts'
import { createTracker } from './tracker.ts'

const HOUR_MS = 3_600_000

const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

test('remembers the code of a landing and reports one click', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/p?ref=k7mq&utm=1#top')
  const visit = tracker.visit()
  expect(visit).toEqual({ id: expect.stringMatching(/^[\w-]{21,128}$/), code: 'k7mq', at: Date.now() })
  await browser.settle()
  expect(browser.backend.events).toEqual([
    {
      id: `click:${visit?.id}`,
      type: 'click',
      at: Date.now(),
      visit,
      previous: undefined,
      page: 'https://shop.example/p',
      referrer: '',
      bot: expect.any(Boolean),
    },
  ])
  expect(browser.queue()).toEqual([])
})

test('sends neither the query nor the hash of the page or its referrer', async () => {
  const browser = createBrowser()
  vi.spyOn(document, 'referrer', 'get').mockReturnValue('https://mail.example/read?to=friend@example.com#7')
  browser.visit('https://shop.example/p?email=friend@example.com#token=1?ref=ada')
  await browser.settle()
  expect(browser.backend.events).toMatchObject([
    { page: 'https://shop.example/p', referrer: 'https://mail.example/read' },
  ])
})

test('flags automation and does not drop it', async () => {
  const browser = createBrowser()
  for (const webdriver of [true, false]) {
    vi.spyOn(navigator, 'webdriver', 'get').mockReturnValue(webdriver)
    browser.visit(`https://shop.example/?ref=bot-${webdriver}`)
    await browser.settle()
  }
  expect(browser.backend.events.map(({ bot }) => bot)).toEqual([true, false])
})

test('stores the visit before it asks the backend anything', () => {
  const browser = createBrowser()
  let stored: string | null = null
  browser.visit('https://shop.example/?ref=k7mq', {
    adapter: {
      record() {
        stored = localStorage.getItem('goodword')
        return new Promise(() => {})
      },
    },
  })
  expect(stored).toMatch(/^[\w-]+\.\d+\.k7mq$/)
})

test('does nothing on a page without a code', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=&via=%E0%A4%A')
  await browser.settle()
  expect(tracker.visit()).toBeNull()
  expect(browser.backend.batches).toEqual([])
  expect(browser.stored()).toEqual(NOTHING)
  expect(vi.getTimerCount()).toBe(0)
})

test('costs a page without a code one cookie read, two localStorage reads and no write', async () => {
  const browser = createBrowser()
  const calls: string[] = []
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => (calls.push('cookie'), ''),
    set(text: string) {
      calls.push(text)
    },
  })
  const items = new Proxy({} as Record<string, string>, {
    get: (items, name: string) => (calls.push(name), items[name]),
    set: () => !calls.push('write'),
    deleteProperty: () => !calls.push('write'),
  })
  vi.stubGlobal('localStorage', items)
  browser.visit('https://shop.example/plans')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toEqual(['cookie', 'goodword', 'goodword.q'])
  expect(browser.backend.batches).toEqual([])
})

// --- Which code ---------------------------------------------------------------------------------------------------------

test.for([
  ['?via=ben&ref=ada', {}, 'ada'],
  ['?via=ben&ref=ada', { params: 'via ref' }, 'ben'],
  ['?via=ben&p=eve', { params: ['p'] }, 'eve'],
  ['?ref=%3Cscript%3E&ref=ada&ref=ben', {}, 'ada'],
  ['?ref=ProductHunt&via=ada', { deny: 'producthunt' }, 'ada'],
  ['?ref=producthunt&via=ada', { deny: ['ProductHunt'] }, 'ada'],
  ['#/plans?ref=ada', {}, 'ada'],
  ['?ref=ada', { deny: '*.ghost.io, a(b' }, 'ada'],
  ['?ref=ada', { deny: '[' }, 'ada'],
  ['?ref=ada', { deny: ['\\', '(?', '+'] }, 'ada'],
] as const)('takes from %s with %o the code %s', ([query, options, code]) => {
  expect(createBrowser().visit(`https://shop.example/${query}`, options).visit()?.code).toBe(code)
})

test('takes a reload for the same click, and a landing an hour later for another', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=k7mq')
  await browser.settle()
  browser.sleep(HOUR_MS)
  browser.visit('https://shop.example/?ref=k7mq')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(1)
  browser.sleep(1)
  browser.visit('https://shop.example/?ref=k7mq')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(2)
  expect(browser.backend.events[1]).toMatchObject({ previous: { code: 'k7mq' } })
})

test.for([
  [1, 'reload', 1],
  [2, 'page that is gone back to', 1],
  [0, 'press of the link', 2],
] as const)('navigation type %i, a %s, a day later makes %i clicks', async ([type, , clicks]) => {
  const browser = createBrowser()
  const first = browser.visit('https://shop.example/?ref=k7mq').visit()
  await browser.settle()
  browser.sleep(DAY_MS)
  Object.defineProperty(performance, 'navigation', { configurable: true, value: { type } })
  onTestFinished(() => void Reflect.deleteProperty(performance, 'navigation'))
  const tracker = browser.visit('https://shop.example/?ref=k7mq')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(clicks)
  expect(tracker.visit()?.at === first?.at).toBe(clicks === 1)
})

test('a reload takes up a code that the page before had no time to see', () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada')
  Object.defineProperty(performance, 'navigation', { configurable: true, value: { type: 1 } })
  onTestFinished(() => void Reflect.deleteProperty(performance, 'navigation'))
  expect(browser.visit('https://shop.example/?ref=ben').visit()?.code).toBe('ben')
})

test('tells which visit a later click displaced', async () => {
  const browser = createBrowser()
  const first = browser.visit('https://shop.example/?ref=ada').visit()
  await browser.settle()
  browser.sleep(DAY_MS)
  const tracker = browser.visit('https://shop.example/?ref=ben')
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ben')
  expect(browser.backend.events[1]).toMatchObject({ visit: { code: 'ben' }, previous: first })
})

test('keeps the first visit and stays silent about later ones with the model "first"', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada', { model: 'first' })
  await browser.settle()
  expect(browser.visit('https://shop.example/?ref=ben', { model: 'first' }).visit()?.code).toBe('ada')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(1)
})

test('takes a later code with the model "first" once the window of the first is over', () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada', { model: 'first' })
  browser.sleep(90 * DAY_MS)
  expect(browser.visit('https://shop.example/?ref=ben', { model: 'first' }).visit()?.code).toBe('ben')
})

test('restores the earlier visit when nobody has the new code', async () => {
  const browser = createBrowser()
  const first = browser.visit('https://shop.example/?ref=ada').visit()
  await browser.settle()
  browser.sleep(1)
  browser.backend.codes = { typo: 'unknown' }
  const tracker = browser.visit('https://shop.example/?ref=typo')
  const heard: (Visit | null)[] = []
  tracker.on('visit', (visit) => heard.push(visit))
  expect(tracker.visit()?.code).toBe('typo')
  await browser.settle()
  expect(tracker.visit()).toEqual(first)
  expect(heard.at(-1)).toEqual(first)
  expect(browser.visit('https://shop.example/').visit()).toEqual(first)
})

test('leaves a later visit alone when the backend tells late that nobody has the code before it', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  browser.backend.codes = { typo: 'unknown' }
  const { adapter } = browser.backend
  const slow = {
    record: (events: Parameters<typeof adapter.record>[0]) => sleep(500).then(() => adapter.record(events)),
  }
  const tracker = browser.visit('https://shop.example/?ref=typo', { adapter: slow })
  history.pushState({}, '', '/?ref=ben')
  expect(tracker.visit()?.code).toBe('ben')
  await browser.pass(500)
  expect(browser.backend.events).toHaveLength(3)
  expect(tracker.visit()?.code).toBe('ben')
})

test('keeps a code whose partner is paused', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada')
  browser.backend.codes = { ben: 'paused' }
  const tracker = browser.visit('https://shop.example/?ref=ben')
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ben')
})

test('lets an unknown first code give way with the model "first"', async () => {
  const browser = createBrowser()
  browser.backend.codes = { typo: 'unknown' }
  const tracker = browser.visit('https://shop.example/?ref=typo', { model: 'first' })
  await browser.settle()
  expect(tracker.visit()).toBeNull()
  expect(browser.stored()).toEqual(NOTHING)
})

test('sees codes that a router puts into the URL, and each of them once', async () => {
  const navigation = new EventTarget()
  vi.stubGlobal('navigation', navigation)
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  const goTo = (url: string) => {
    history.pushState({}, '', url)
    navigation.dispatchEvent(new Event('currententrychange'))
  }
  for (const url of ['/a?ref=ada', '/b?ref=ada', '/c#/plans?ref=ben', '/d?ref=ada']) goTo(url)
  await browser.settle()
  expect(browser.backend.events.map(({ visit, page }) => [visit?.code, page])).toEqual([
    ['ada', 'https://shop.example/a'],
    ['ben', 'https://shop.example/c'],
  ])
  tracker.stop()
  goTo('/e?ref=eve')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(2)
})

test('sees a code that a router has just put into the URL when the page asks or reports', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  history.pushState({}, '', '/a?ref=ada')
  expect(tracker.visit()?.code).toBe('ada')
  history.pushState({}, '', '/b?ref=ben')
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  expect(browser.backend.events.map(({ type, visit }) => `${type} ${visit?.code}`)).toEqual([
    'click ada',
    'click ben',
    'lead ben',
  ])
})

test('takes the id of a visit that another domain hands over in the URL, before anything else is reported', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada&goodword_visit=v1.1764000000000')
  tracker.sale({ orderId: 'o_1', amount: 1, currency: 'USD' })
  await browser.settle()
  expect(tracker.visit()).toMatchObject({ id: 'v1', code: 'ada' })
  expect(browser.backend.events).toMatchObject([
    { id: 'click:v1', visit: { id: 'v1' } },
    { id: 'sale:o_1', visit: { id: 'v1', code: 'ada' } },
  ])
})

// --- What is remembered -------------------------------------------------------------------------------------------------

test('forgets a visit when its window is over, and believes a clock up to a day ahead', () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada', { window: 30, storage: 'session' })
  browser.sleep(30 * DAY_MS - 1)
  expect(tracker.visit()).not.toBeNull()
  browser.sleep(1)
  expect(tracker.visit()).toBeNull()
  browser.sleep(-31 * DAY_MS)
  expect(tracker.visit()).not.toBeNull()
  browser.sleep(-1)
  expect(tracker.visit()).toBeNull()
})

test.for([0, -1, Number.NaN, undefined])('takes a window of %s days for 90', (window) => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada', { window, storage: 'session' })
  browser.sleep(90 * DAY_MS - 1)
  expect(tracker.visit()).not.toBeNull()
  browser.sleep(1)
  expect(tracker.visit()).toBeNull()
})

test('does not lengthen the window when the visitor comes back', () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada', { window: 2 })
  browser.sleep(1.5 * DAY_MS)
  expect(browser.visit('https://shop.example/', { window: 2 }).visit()).not.toBeNull()
  browser.sleep(0.5 * DAY_MS)
  expect(browser.visit('https://shop.example/', { window: 2 }).visit()).toBeNull()
})

test('stores the id, the time and the code, on the root domain and in its mirror', () => {
  const browser = createBrowser()
  const { id, at } = browser.visit('https://app.shop.example/?ref=ada').visit()!
  expect(browser.stored()).toMatchObject({ cookie: `goodword=${id}.${at}.ada`, local: { goodword: `${id}.${at}.ada` } })
  expect(browser.cookieWrites).toEqual([
    `goodword=${id}.${at}.ada;path=/;max-age=7776000;samesite=lax;domain=shop.example;secure`,
  ])
  expect(`goodword=${id}.${at}.${'x'.repeat(64)}`.length).toBeLessThanOrEqual(200)
  expect(browser.visit('https://shop.example/').visit()).toMatchObject({ id })
})

test('gives the cookie of a window without an end in sight a life too', () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada', { window: 36_500 })
  expect(document.cookie).toContain('.ada')
})

test('marks the cookie as secure on https only', () => {
  const browser = createBrowser()
  browser.visit('http://shop.example/?ref=ada')
  expect(browser.cookieWrites[0]).not.toContain('secure')
  expect(document.cookie).toContain('.ada')
})

test.for([
  ['https://app.shop.co.uk', undefined, ['co.uk', 'shop.co.uk']],
  ['https://ada.github.io', undefined, ['github.io', 'ada.github.io']],
  ['http://127.0.0.1', undefined, ['0.1', '0.0.1', '127.0.0.1']],
  ['https://a.b.shop.example', 'b.shop.example', ['b.shop.example']],
  ['https://shop.example', 'host', ['host', '']],
  ['https://shop.example', 'other.example', ['other.example', '']],
] as const)('tries on %s with the domain %s until a cookie is accepted: %s', ([origin, domain, scopes]) => {
  const browser = createBrowser()
  browser.visit(`${origin}/?ref=ada`, { domain })
  expect(browser.cookieWrites.map((text) => /domain=([^;]*)/.exec(text)?.[1])).toEqual(scopes)
  expect(document.cookie).toContain('.ada')
})

test('brings a cleared cookie back from its mirror, with what is left of its life', () => {
  const browser = createBrowser()
  const visit = browser.visit('https://shop.example/?ref=ada').visit()
  browser.sleep(10 * DAY_MS)
  document.cookie = 'goodword=;path=/;domain=shop.example;max-age=0;'
  expect(document.cookie).toBe('')
  browser.cookieWrites.length = 0
  expect(browser.visit('https://shop.example/').visit()).toEqual(visit)
  expect(document.cookie).toContain(`${visit?.id}.${visit?.at}.ada`)
  expect(browser.cookieWrites).toEqual([expect.stringContaining(`;max-age=${80 * 86_400};`)])
})

test('reads what another tab or the backend has stored meanwhile', () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada')
  browser.sleep(5)
  document.cookie = `goodword=v2.${Date.now()}.ben;path=/;domain=shop.example`
  expect(tracker.visit()).toEqual({ id: 'v2', code: 'ben', at: Date.now() })
})

test.for([
  ['old', 'new'],
  ['new', 'old'],
])('takes the newest of several cookies with our name, whatever their order: %s, %s', (order) => {
  const browser = createBrowser('https://app.shop.example/')
  const times = { old: Date.now() - 5, new: Date.now() - 1 } as Record<string, number>
  document.cookie = 'other=%E0%A4%A'
  for (const [index, id] of order.entries()) {
    document.cookie = `goodword=${id}.${times[id]}.ada;path=/${index === 0 ? '' : ';domain=shop.example'}`
  }
  expect(document.cookie.match(/goodword=/g)).toHaveLength(2)
  expect(browser.visit('https://app.shop.example/').visit()).toEqual({ id: 'new', code: 'ada', at: times.new })
})

test.for([
  'goodword=',
  'goodword=v1.1764000000000',
  'goodword=v1.yesterday.ada',
  'goodword=v1.1764000000000.a%20b',
  'goodword=v1.1764000000000.ada.more',
  'goodword=1%.1764000000000.ada',
  'x-goodword=v1.1764000000000.ada',
  'xgoodword=v1.1764000000000.ada',
  'note=goodword=v1.1764000000000.ada',
  'goodword=v1.1764086400001.ada', // more than a day ahead
  'goodword=v1.1.ada', // long ago
])('takes no visit from the cookie %s', (cookie) => {
  const browser = createBrowser()
  document.cookie = `${cookie};path=/`
  const tracker = browser.visit('https://shop.example/')
  expect(tracker.visit()).toBeNull()
  expect(browser.visit('https://shop.example/?ref=ben').visit()?.code).toBe('ben')
})

test('keeps the visit in this tab with the storage "session"', async () => {
  const browser = createBrowser()
  const visit = browser.visit('https://shop.example/?ref=ada', { storage: 'session' }).visit()
  await browser.settle()
  expect(browser.stored()).toEqual({ ...NOTHING, session: { goodword: `${visit?.id}.${visit?.at}.ada` } })
  expect(browser.visit('https://shop.example/', { storage: 'session' }).visit()).toEqual(visit)
})

test('keeps the visit in memory only with the storage "none"', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada', { storage: 'none' })
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ada')
  expect(tracker.handOver()?.code).toBe('ada')
  expect(browser.backend.events).toHaveLength(1)
  expect(browser.stored()).toEqual(NOTHING)
  expect(browser.cookieWrites).toEqual([])
})

test('works where the browser refuses storage and cookies', async () => {
  const browser = createBrowser()
  refuseStorage()
  const tracker = browser.visit('https://shop.example/?ref=ada')
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ada')
  expect(browser.backend.events.map(({ type }) => type)).toEqual(['click', 'lead'])
})

test('tries again from memory where the browser refuses storage', async () => {
  const browser = createBrowser()
  refuseStorage()
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  browser.backend.failure = null
  await browser.pass(15_000)
  expect(browser.backend.events).toHaveLength(1)
})

test('works where the browser has no storage at all, as some apps show pages', async () => {
  const browser = createBrowser()
  vi.stubGlobal('localStorage', null)
  const tracker = browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ada')
  expect(browser.backend.events).toHaveLength(1)
})

test('works where the storage is full', async () => {
  const browser = createBrowser()
  vi.stubGlobal('localStorage', new Proxy({}, { set: () => false }))
  const tracker = browser.visit('https://shop.example/?ref=ada')
  tracker.sale({ orderId: 'o_9', amount: 1999, currency: 'USD' })
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ada')
  expect(browser.backend.events.map(({ type }) => type)).toEqual(['click', 'sale'])
})

function refuseStorage(): void {
  const refuse = () => {
    throw new DOMException('Refused', 'SecurityError')
  }
  Object.defineProperty(document, 'cookie', { configurable: true, get: refuse, set: refuse })
  for (const name of ['localStorage', 'sessionStorage']) {
    const own = Object.getOwnPropertyDescriptor(globalThis, name)!
    Object.defineProperty(globalThis, name, { configurable: true, get: refuse })
    onTestFinished(() => void Object.defineProperty(globalThis, name, own))
  }
}

// --- What is reported and told ------------------------------------------------------------------------------------------

test('reports leads and sales with the visit, as the page told them', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada')
  tracker.lead({ customerId: 'u_1', email: 'friend@example.com', name: '' })
  tracker.sale({ orderId: 'o_9', amount: 0, currency: 'USD', customerId: null })
  await browser.settle()
  const [, lead, sale] = browser.backend.events
  expect(lead).toMatchObject({ id: 'lead:u_1', type: 'lead', visit: tracker.visit(), email: 'friend@example.com' })
  expect(sale).toMatchObject({ id: 'sale:o_9', type: 'sale', orderId: 'o_9', amount: 0, currency: 'USD' })
})

test('reports leads and sales of visitors whom nobody sent', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/').lead({ customerId: 'u_1' })
  await browser.settle()
  expect(browser.backend.events).toMatchObject([{ id: 'lead:u_1', visit: null }])
})

test('tells what the backend took and what it refused', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  browser.backend.refused = { 'lead:bad': 'invalid' }
  const sent: string[] = []
  tracker.on('sent', (event) => sent.push(event.id))
  tracker.lead({ customerId: 'bad', email: 'nonsense' })
  tracker.lead({ customerId: 'good' })
  await browser.settle()
  expect(sent).toEqual(['lead:good'])
  expect(browser.rejections).toMatchObject([{ code: 'invalid', event: { id: 'lead:bad' } }])
  expect(browser.queue()).toEqual([])
})

test('calls no listener that was taken away', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada')
  const heard: string[] = []
  tracker.on('sent', () => heard.push('gone'))()
  tracker.on('sent', () => heard.push('here'))
  await browser.settle()
  expect(heard).toEqual(['here'])
})

test('tells later, never while the page calls', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  const heard: (Visit | null)[] = []
  tracker.on('visit', (visit) => heard.push(visit))
  const visit = { id: 'v', code: 'ada', at: Date.now() }
  tracker.land(visit)
  expect(heard).toEqual([])
  await browser.settle()
  tracker.land()
  await browser.settle()
  expect(heard).toEqual([visit, null])
  expect(browser.stored()).toEqual(NOTHING)
})

test('stores a visit that it is given and reports its click only when it is another', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  const visit = { id: 'v', code: 'ada', at: Date.now() }
  tracker.land(visit)
  tracker.land(visit)
  await browser.settle()
  expect(tracker.visit()).toEqual(visit)
  expect(browser.backend.events.map((event) => event.id)).toEqual(['click:v'])
})

// --- The end ------------------------------------------------------------------------------------------------------------

test('leaves no timer and reports nothing once it is stopped', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  expect(vi.getTimerCount()).toBe(1)
  tracker.stop()
  expect(vi.getTimerCount()).toBe(0)
  expect(tracker.signal.aborted).toBe(true)
  const before = browser.stored()
  tracker.lead({ customerId: 'u_1' })
  tracker.sale({ orderId: 'o_1', amount: 1, currency: 'USD' })
  tracker.land({ id: 'v', code: 'ben', at: Date.now() })
  tracker.consent(false)
  history.pushState({}, '', '/?ref=eve')
  tracker.capture()
  await browser.settle()
  expect(browser.backend.batches).toHaveLength(1)
  expect(browser.stored()).toEqual(before)
  expect(vi.getTimerCount()).toBe(0)
})

test('still tells the remembered visit once it is stopped, and looks for no other', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  tracker.stop()
  history.pushState({}, '', '/?ref=eve')
  expect(tracker.visit()?.code).toBe('ada')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(1)
})

test('adds no listener to the page', () => {
  const browser = createBrowser()
  const adders = [window, document, navigation()].map((target) => vi.spyOn(target, 'addEventListener'))
  browser.open('https://shop.example/?ref=ada')
  const tracker = createTracker({ adapter: browser.backend.adapter })
  tracker.consent(false)
  tracker.stop()
  for (const add of adders) expect(add).not.toHaveBeenCalled()
})

function navigation(): EventTarget {
  const navigation = new EventTarget()
  vi.stubGlobal('navigation', navigation)
  return navigation
}

test('leaves an answer that comes after the end in order', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada')
  expect(browser.queue()).toHaveLength(1)
  tracker.stop()
  await browser.settle()
  expect(browser.queue()).toEqual([])
})
