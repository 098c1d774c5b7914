// @vitest-environment node
import type { Visit } from '@goodword/core'
import { expect, test } from 'vitest'
import { createBrowser } from './test-page.ts'
import { createTracker } from './tracker.ts'

const DAY_MS = 86_400_000
const offline = { name: 'GoodwordError', code: 'unavailable', retryable: true }

test('remembers the code of a landing and reports one click', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/p?ref=k7mq&utm=1#top')
  const visit = tracker.visit()
  expect(visit).toEqual({ id: expect.stringMatching(/^[\w-]{21}$/), code: 'k7mq', at: browser.time })
  await browser.settle()
  expect(browser.backend.events).toEqual([
    {
      id: `click:${visit?.id}`,
      type: 'click',
      at: browser.time,
      visit,
      page: 'https://shop.example/p',
      referrer: '',
      bot: expect.any(Boolean),
    },
  ])
  expect(browser.queue()).toEqual([])
})

test('stores the visit before it asks the backend anything', () => {
  const browser = createBrowser()
  let stored: string | null = null
  browser.visit('https://shop.example/?ref=k7mq', {
    adapter: {
      ...browser.backend.adapter,
      record() {
        stored = browser.window.localStorage.getItem('goodword')
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
  expect(browser.window.localStorage.length).toBe(0)
  expect(browser.window.document.cookie).toBe('')
})

test('costs a page without a code one cookie read and two localStorage reads', async () => {
  const browser = createBrowser()
  const { window } = browser
  const calls: string[] = []
  Object.defineProperty(window.document, 'cookie', {
    get: () => (calls.push('cookie'), ''),
    set(text: string) {
      calls.push(text)
    },
  })
  const localStorage = new Proxy({} as Record<string, string>, {
    get: (items, name: string) => (calls.push(name), items[name]),
    set: () => !calls.push('write'),
    deleteProperty: () => !calls.push('write'),
  })
  Object.defineProperty(window, 'localStorage', { value: localStorage })
  browser.visit('https://shop.example/plans')
  await browser.pass(60_000)
  expect(calls).toEqual(['cookie', 'goodword', 'goodword.q'])
  expect(browser.backend.batches).toEqual([])
})

test('takes a reload for the same click, and a landing an hour later for another', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=k7mq').stop()
  await browser.settle()
  browser.visit('https://shop.example/?ref=k7mq').stop()
  browser.time += 3_600_000
  browser.visit('https://shop.example/?ref=k7mq')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(2)
  expect(browser.backend.events[1]).toMatchObject({ previous: { code: 'k7mq' } })
})

test('tells which visit a later click displaced', async () => {
  const browser = createBrowser()
  const first = browser.visit('https://shop.example/?ref=ada').visit()
  await browser.settle()
  browser.time += DAY_MS
  const tracker = browser.visit('https://shop.example/?ref=ben')
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ben')
  expect(browser.backend.events[1]).toMatchObject({ visit: { code: 'ben' }, previous: first })
})

test('keeps the first visit and stays silent about later ones with the model "first"', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada', { model: 'first' }).stop()
  await browser.settle()
  expect(browser.visit('https://shop.example/?ref=ben', { model: 'first' }).visit()?.code).toBe('ada')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(1)
})

test('restores the earlier visit when nobody has the new code', async () => {
  const browser = createBrowser()
  const first = browser.visit('https://shop.example/?ref=ada').visit()
  browser.time += 1
  browser.backend.codes = { typo: 'unknown' }
  const tracker = browser.visit('https://shop.example/?ref=typo')
  const heard: (Visit | null)[] = []
  tracker.on('visit', (visit) => heard.push(visit))
  await browser.settle()
  expect(tracker.visit()).toEqual(first)
  expect(heard).toEqual([{ id: expect.any(String), code: 'typo', at: browser.time }, first])
})

test('lets an unknown first code give way with the model "first"', async () => {
  const browser = createBrowser()
  browser.backend.codes = { typo: 'unknown' }
  const tracker = browser.visit('https://shop.example/?ref=typo', { model: 'first' })
  await browser.settle()
  expect(tracker.visit()).toBeNull()
  expect(browser.window.document.cookie).toBe('')
})

test('forgets a visit when its window is over, and believes a clock up to a day ahead', () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada', { windowDays: 30, storage: 'session' })
  browser.time += 30 * DAY_MS - 1
  expect(tracker.visit()).not.toBeNull()
  browser.time += 1
  expect(tracker.visit()).toBeNull()
  browser.time -= 31 * DAY_MS
  expect(tracker.visit()).not.toBeNull()
  browser.time -= 1
  expect(tracker.visit()).toBeNull()
})

test('brings a cleared cookie back from its mirror', () => {
  const browser = createBrowser()
  const visit = browser.visit('https://shop.example/?ref=ada').visit()
  browser.window.document.cookie = 'goodword=;path=/;domain=shop.example;max-age=0'
  browser.window.document.cookie = 'goodword=;path=/;max-age=0'
  expect(browser.visit('https://shop.example/').visit()).toEqual(visit)
  expect(browser.window.document.cookie).toContain(`${visit?.id}.${visit?.at}.ada`)
})

test('takes the newest of several cookies with our name and passes over broken ones', () => {
  const browser = createBrowser('https://shop.example/')
  const { document } = browser.window
  document.cookie = 'other=%E0%A4%A'
  document.cookie = `goodword=old.${browser.time - 5}.ada;path=/`
  document.cookie = `goodword=new.${browser.time - 1}.ben;path=/;domain=shop.example`
  expect(browser.visit('https://shop.example/').visit()).toEqual({ id: 'new', code: 'ben', at: browser.time - 1 })
})

test('keeps the visit in memory only with the storage "none"', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada', { storage: 'none' })
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ada')
  expect(browser.backend.events).toHaveLength(1)
  expect([browser.window.localStorage.length, browser.window.sessionStorage.length]).toEqual([0, 0])
  expect(browser.window.document.cookie).toBe('')
})

test('works where the browser refuses storage and cookies', async () => {
  const browser = createBrowser()
  const refuse = { get: () => { throw new Error('SecurityError') } } // prettier-ignore
  Object.defineProperties(browser.window, { localStorage: refuse, sessionStorage: refuse })
  Object.defineProperty(browser.window.document, 'cookie', refuse)
  const tracker = browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ada')
  expect(browser.backend.events).toHaveLength(1)
})

test('sees codes that a router puts into the URL, and each of them once', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  browser.window.history.pushState({}, '', '/a?ref=ada')
  browser.window.history.pushState({}, '', '/b?ref=ada')
  browser.window.history.replaceState({}, '', '/c#/plans?ref=ben')
  await browser.settle()
  expect(browser.backend.events.map((event) => event.visit?.code)).toEqual(['ada', 'ben'])
  tracker.stop()
  browser.window.history.pushState({}, '', '/d?ref=eve')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(2)
})

test('waits until a prerendered page is shown', async () => {
  const browser = createBrowser()
  const page = Object.assign(browser.window.document, { prerendering: true })
  const tracker = browser.visit('https://shop.example/?ref=ada')
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  expect(browser.backend.batches).toEqual([])
  page.prerendering = false
  page.dispatchEvent(new browser.window.Event('prerenderingchange'))
  await browser.settle()
  expect(browser.backend.events.map((event) => event.type)).toEqual(['click', 'lead'])
})

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

test('leaves it to the backend to judge what makes no sense, and never throws', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  const circle: Record<string, unknown> = { customerId: 'u_1' }
  circle.circle = circle
  tracker.lead(circle as never)
  tracker.lead(undefined as never)
  tracker.sale({ orderId: 'o', amount: '1999', currency: 'USD' } as never)
  await browser.settle()
  expect(browser.backend.events).toMatchObject([{ id: 'lead:undefined' }, { id: 'sale:o', amount: '1999' }])
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

test('asks for the invitation of the remembered code, and for none without one', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  expect(await tracker.invitation()).toBeNull()
  tracker.keep({ id: 'v', code: 'ada', at: browser.time })
  expect(await tracker.invitation()).toMatchObject({ code: 'ada' })
})

test('keeps a visit anew and reports its click only when it is another', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  const visit = { id: 'v', code: 'ada', at: browser.time }
  tracker.keep(visit)
  tracker.keep(visit)
  await browser.settle()
  expect(tracker.visit()).toEqual(visit)
  expect(browser.backend.events.map((event) => event.id)).toEqual(['click:v'])
})

test('sends later, and once, what could not be sent', async () => {
  const browser = createBrowser()
  browser.backend.failure = offline
  const tracker = browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  expect(browser.queue()).toHaveLength(1)
  browser.backend.failure = null
  await browser.pass(1000)
  expect(browser.backend.batches).toHaveLength(1)
  await browser.pass(6000)
  expect(browser.backend.events.map((event) => event.visit)).toEqual([tracker.visit()])
  expect(browser.queue()).toEqual([])
  await browser.pass(DAY_MS)
  expect(browser.backend.batches).toHaveLength(2)
})

test('waits as long as the backend asks', async () => {
  const browser = createBrowser()
  browser.backend.failure = { ...offline, code: 'rate_limited', retryAfterMs: 60_000 }
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  browser.backend.failure = null
  await browser.pass(59_000)
  expect(browser.backend.events).toEqual([])
  await browser.pass(2000)
  expect(browser.backend.events).toHaveLength(1)
})

test('drops what the backend refuses for good, and says why', async () => {
  const browser = createBrowser()
  browser.backend.failure = { name: 'GoodwordError', code: 'unknown_key', retryable: false }
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  expect(browser.queue()).toEqual([])
  expect(browser.rejections).toMatchObject([{ code: 'unknown_key', event: { type: 'click' } }])
})

test('leaves what another tab is sending alone until its lease is over', async () => {
  const browser = createBrowser()
  const silent = { ...browser.backend.adapter, record: () => new Promise<never>(() => {}) }
  browser.visit('https://shop.example/?ref=ada', { adapter: silent }).stop()
  browser.visit('https://shop.example/')
  await browser.settle()
  expect(browser.backend.batches).toEqual([])
  await browser.pass(6000)
  expect(browser.backend.events).toHaveLength(1)
})

test('sends soon after the network is back, however long the wait would have been', async () => {
  const browser = createBrowser()
  const setOnline = (isOnline: boolean) =>
    Object.defineProperty(browser.window.navigator, 'onLine', { configurable: true, value: isOnline })
  browser.backend.failure = offline
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  for (let attempt = 1; attempt < 5; attempt++) await browser.pass(4 ** attempt * 6000)
  setOnline(false)
  await browser.pass(3000)
  expect(browser.backend.batches).toHaveLength(5)
  browser.backend.failure = null
  setOnline(true)
  await browser.pass(3000)
  expect(browser.backend.events).toHaveLength(1)
})

test('is sent by one tab only when the network comes back to all', async () => {
  const browser = createBrowser()
  Object.defineProperty(browser.window.navigator, 'onLine', { configurable: true, value: false })
  browser.visit('https://shop.example/?ref=ada')
  browser.visit('https://shop.example/')
  await browser.settle()
  expect(browser.backend.batches).toEqual([])
  Object.defineProperty(browser.window.navigator, 'onLine', { value: true })
  await browser.pass(3000)
  await browser.pass(3000)
  expect(browser.backend.batches).toHaveLength(1)
})

test('leaves the queue of another program alone', async () => {
  const browser = createBrowser()
  browser.backend.failure = offline
  browser.visit('https://shop.example/?ref=ada', { key: 'pk_other' }).stop()
  await browser.settle()
  browser.backend.failure = null
  browser.time += DAY_MS
  browser.visit('https://shop.example/')
  await browser.settle()
  expect(browser.backend.events).toEqual([])
  expect(browser.queue()).toHaveLength(1)
})

test('gives up after nine attempts, and after seven days', async () => {
  const browser = createBrowser()
  browser.backend.failure = offline
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  for (let attempt = 1; attempt < 12; attempt++) await browser.pass(4 ** attempt * 6000)
  expect(browser.backend.batches).toHaveLength(9)

  const other = createBrowser()
  other.backend.failure = offline
  other.visit('https://shop.example/?ref=ada')
  await other.settle()
  other.backend.failure = null
  await other.pass(7 * DAY_MS)
  expect(other.backend.events).toEqual([])
})

test('lets the oldest click or lead give way to the fifty-first event, not a sale', async () => {
  const browser = createBrowser()
  browser.backend.failure = offline
  const tracker = browser.visit('https://shop.example/')
  tracker.sale({ orderId: 'first', amount: 1, currency: 'USD' })
  for (let n = 1; n <= 50; n++) tracker.lead({ customerId: `u_${n}` })
  await browser.settle()
  const ids = browser.queue().map(({ id }) => id)
  expect(ids).toHaveLength(50)
  expect(ids).toEqual(expect.arrayContaining(['sale:first', 'lead:u_50']))
  expect(ids).not.toContain('lead:u_1')
})

test.for(['nonsense', '[null,5,{"event":{}}]', '{"a":1}', 'null'])(
  'replaces a queue that is not ours: %s',
  async (text) => {
    const browser = createBrowser()
    browser.window.localStorage.setItem('goodword.q', text)
    const tracker = browser.visit('https://shop.example/')
    tracker.lead({ customerId: 'u_1' })
    await browser.settle()
    expect(browser.backend.events).toHaveLength(1)
  },
)

test('is silent on a server', async () => {
  const tracker = createTracker({ adapter: createBrowser().backend.adapter })
  tracker.lead({ customerId: 'u_1' })
  expect(tracker.visit()).toBeNull()
  expect(await tracker.invitation()).toBeNull()
})
