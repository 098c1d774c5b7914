import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { AWAY, createBrowser, DAY_MS } from './test-page.ts'

/** The first lease is over, and somebody has looked again. */
const LONGEST_LEASE_MS = 15_000

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id)

test('sends later, and once, what could not be sent', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  expect(browser.queue()).toHaveLength(1)
  browser.backend.failure = null
  await browser.pass(3999)
  expect(browser.backend.batches).toHaveLength(1)
  await browser.pass(LONGEST_LEASE_MS)
  expect(browser.backend.events.map((event) => event.visit)).toEqual([tracker.visit()])
  expect(browser.queue()).toEqual([])
  await browser.pass(3_600_000)
  expect(browser.backend.batches).toHaveLength(2)
})

test('sends from the next page what an earlier one could not', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const visit = browser.visit('https://shop.example/?ref=ada').visit()
  await browser.settle()
  browser.backend.failure = null
  browser.sleep(DAY_MS)
  browser.visit('https://shop.example/')
  await browser.settle()
  expect(browser.backend.events).toMatchObject([{ id: `click:${visit?.id}`, visit, at: visit?.at }])
})

test('has each event in the storage before it is sent, with the moment before which nobody else sends it', () => {
  const browser = createBrowser()
  let stored: string | null = null
  const tracker = browser.visit('https://shop.example/', {
    adapter: { record: () => ((stored = localStorage.getItem('goodword.q')), new Promise(() => {})) },
  })
  tracker.lead({ customerId: 'u_1' })
  const queues = JSON.parse(stored!) as { pk_test: { 'lead:u_1': [event: object, attempts: number, next: number] } }
  const [event, attempts, next] = queues.pk_test['lead:u_1']
  expect(event).toMatchObject({ id: 'lead:u_1' })
  expect(attempts).toBe(1)
  expect(next).toBeGreaterThanOrEqual(Date.now() + 4000)
})

test('asks for each call to outlive the page', () => {
  const record = vi.fn(() => new Promise<never>(() => {}))
  createBrowser().visit('https://shop.example/?ref=ada', { adapter: { record } })
  expect(record).toHaveBeenCalledWith([expect.anything()], { keepalive: true })
})

test('reports the same order once while it waits', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit('https://shop.example/')
  for (const amount of [1999, 2999]) tracker.sale({ orderId: 'o_9', amount, currency: 'USD' })
  await browser.settle()
  expect(browser.queue()).toMatchObject([{ id: 'sale:o_9', amount: 1999 }])
  expect(browser.backend.batches).toHaveLength(1)
})

test('waits as long as the backend asks', async () => {
  const browser = createBrowser()
  browser.backend.failure = { ...AWAY, code: 'rate_limited', retryAfterMs: 60_000 }
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  browser.backend.failure = null
  await browser.pass(59_000)
  expect(browser.backend.events).toEqual([])
  await browser.pass(LONGEST_LEASE_MS)
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

test.for([
  ['an error of a foreign adapter', () => Promise.reject(new Error('boom'))],
  ['an error that is thrown at once', () => { throw new Error('boom') }], // prettier-ignore
  ['nothing as a reason', () => Promise.reject()], // oxlint-disable-line promise/prefer-promise-reject-errors
  ['an empty answer', () => Promise.resolve(undefined as never)],
] as const)('tries again after %s', async ([, record]) => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada', { adapter: { record } })
  await browser.settle()
  expect(browser.queue()).toHaveLength(1)
  browser.sleep(LONGEST_LEASE_MS)
  browser.visit('https://shop.example/')
  await browser.settle()
  expect(browser.backend.events).toHaveLength(1)
})

// --- Events that cannot be sent -----------------------------------------------------------------------------------------

test('leaves it to the backend to judge what makes no sense, and never throws', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/')
  tracker.lead(undefined as never)
  tracker.lead(null as never)
  tracker.sale({ orderId: 'o', amount: '1999', currency: 'USD' } as never)
  await browser.settle()
  expect(browser.backend.events).toMatchObject([{ id: 'lead:undefined' }, { id: 'sale:o', amount: '1999' }])
})

const circle: Record<string, unknown> = { customerId: 'circle' }
circle.circle = circle

test.for([
  ['circular', circle],
  ['no JSON', { customerId: 'big', age: 1n }],
  ['a trap', { customerId: 'trap', toJSON() { throw new Error('no') } }], // prettier-ignore
])('is stopped by no event that is %s, now or later', async ([, facts]) => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit('https://shop.example/?ref=ada')
  tracker.lead({ customerId: 'before' })
  tracker.lead(facts as never)
  tracker.lead({ customerId: 'after' })
  await browser.settle()
  browser.backend.failure = null
  await browser.pass(60_000)
  expect(ids(browser.backend.events).sort()).toEqual([`click:${tracker.visit()?.id}`, 'lead:after', 'lead:before'])
  expect(browser.queue()).toEqual([])
})

test('is stopped by no such event when a permission comes', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/', { consent: 'wait' })
  tracker.lead({ customerId: 'before' })
  tracker.lead(circle as never)
  tracker.lead({ customerId: 'after' })
  tracker.consent(true)
  await browser.settle()
  expect(ids(browser.backend.events)).toEqual(['lead:before', 'lead:after'])
})

// --- Many tabs, many programs -------------------------------------------------------------------------------------------

test('leaves what another tab is sending alone until its lease is over', async () => {
  const browser = createBrowser()
  const silent = { record: () => new Promise<never>(() => {}) }
  browser.visit('https://shop.example/?ref=ada', { adapter: silent })
  browser.visit('https://shop.example/')
  await browser.settle()
  expect(browser.backend.batches).toEqual([])
  await browser.pass(LONGEST_LEASE_MS)
  expect(browser.backend.events).toHaveLength(1)
})

test('is sent by one of two tabs only when a lease is over', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/?ref=ada')
  browser.openTab('https://shop.example/?ref=ada')
  await browser.settle()
  browser.backend.failure = null
  await browser.pass(60_000)
  expect(browser.backend.events).toHaveLength(1)
  expect(browser.backend.batches).toHaveLength(2)
})

test('tries on while the browser says that there is no network, without waiting longer each time', async () => {
  const browser = createBrowser()
  const isOnline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/?ref=ada')
  await browser.pass(3_600_000)
  expect(browser.backend.batches.length).toBeGreaterThan(3_600_000 / LONGEST_LEASE_MS)
  isOnline.mockReturnValue(true)
  browser.backend.failure = null
  await browser.pass(LONGEST_LEASE_MS)
  expect(browser.backend.events).toHaveLength(1)
})

test('is sent by one tab only when the network comes back to all', async () => {
  const browser = createBrowser()
  const isOnline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/?ref=ada')
  browser.openTab('https://shop.example/')
  await browser.pass(60_000)
  expect(browser.backend.events).toEqual([])
  isOnline.mockReturnValue(true)
  browser.backend.failure = null
  await browser.pass(LONGEST_LEASE_MS)
  await browser.pass(LONGEST_LEASE_MS)
  expect(browser.backend.events).toHaveLength(1)
})

test('leaves the queue of another program alone', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/?ref=ada', { key: 'pk_other' })
  await browser.settle()
  browser.backend.failure = null
  browser.sleep(DAY_MS)
  const tracker = browser.visit('https://shop.example/')
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  expect(ids(browser.backend.events)).toEqual(['lead:u_1'])
  expect(browser.queue()).toMatchObject([{ type: 'click', visit: { code: 'ada' } }])
})

test('is not silenced by the events of a program that was here before', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const before = browser.visit('https://shop.example/', { key: 'pk_other' })
  for (let n = 1; n <= 50; n++) before.lead({ customerId: `u_${n}` })
  await browser.settle()
  browser.backend.failure = null
  browser.sleep(30 * DAY_MS)
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  expect(browser.backend.events).toMatchObject([{ type: 'click' }])
})

test('fields of the host’s own may hold old moments', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit('https://shop.example/')
  const order = { orderId: 'o_1', amount: 1, currency: 'USD', tickets: [{ at: 1_700_000_000 }] }
  tracker.sale(order)
  await browser.settle()
  browser.backend.failure = null
  await browser.pass(LONGEST_LEASE_MS)
  expect(browser.backend.events).toMatchObject([{ id: 'sale:o_1', tickets: [{ at: 1_700_000_000 }] }])
})

test('drops what another program has left once it is too old: a lead may name a person', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/', { key: 'pk_other' }).lead({ customerId: 'u_1', email: 'mia@example.com' })
  await browser.settle()
  browser.sleep(7 * DAY_MS - 1)
  browser.visit('https://shop.example/').lead({ customerId: 'u_2' })
  expect(ids(browser.queue())).toEqual(['lead:u_1', 'lead:u_2'])
  browser.sleep(1)
  browser.visit('https://shop.example/')
  expect(ids(browser.queue())).toEqual(['lead:u_2'])
})

test('neither sends nor counts nor drops what another program has left in the queue', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const other = browser.visit('https://shop.example/', { key: 'pk_other' })
  for (let n = 1; n <= 50; n++) other.lead({ customerId: `theirs_${n}` })
  const tracker = browser.visit('https://shop.example/')
  for (let n = 1; n <= 50; n++) tracker.lead({ customerId: `ours_${n}` })
  await browser.settle()
  expect(browser.queue()).toHaveLength(100)
  browser.backend.failure = null
  await browser.pass(LONGEST_LEASE_MS)
  expect(ids(browser.queue())).toEqual(Array.from({ length: 50 }, (_, n) => `lead:theirs_${n + 1}`))
})

test.for([
  'nonsense',
  '[null,5,{"event":{}}]',
  '{"a":1}',
  'null',
  '"text"',
  '{"pk_test":{"lead:x":[{"id":"lead:x"},0,0]}}',
  '{"pk_test":null}',
  '{"pk_test":[null,5]}',
])('is stopped by no queue that is not ours: %s', async (text) => {
  const browser = createBrowser()
  localStorage.setItem('goodword.q', text)
  const tracker = browser.visit('https://shop.example/')
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  expect(ids(browser.backend.events)).toContain('lead:u_1')
})

test.for(['{"a":1}', '[null]', '{"":{"lead:x":null}}'])(
  'is stopped by no queue that is not ours, where it has no key: %s',
  async (text) => {
    const browser = createBrowser()
    localStorage.setItem('goodword.q', text)
    const tracker = browser.visit('https://shop.example/', { key: undefined })
    tracker.lead({ customerId: 'u_1' })
    await browser.settle()
    expect(ids(browser.backend.events)).toEqual(['lead:u_1'])
  },
)

// --- Limits -------------------------------------------------------------------------------------------------------------

test('gives up after nine attempts', async () => {
  for (const chance of [0, 0.999]) {
    const browser = createBrowser()
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    browser.backend.failure = AWAY
    browser.visit('https://shop.example/?ref=ada')
    await browser.pass(3_600_000)
    for (let hour = 1; hour < 8 * 24; hour++) {
      browser.sleep(3_600_000)
      await browser.pass(LONGEST_LEASE_MS)
    }
    expect(browser.backend.batches).toHaveLength(9)
    expect(browser.queue()).toEqual([])
    browser.close()
  }
})

test('waits about five times as long after each attempt', async () => {
  const browser = createBrowser()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const start = Date.now()
  const seconds: number[] = []
  const record = () => {
    seconds.push((Date.now() - start) / 1000)
    return Promise.reject(AWAY) // oxlint-disable-line promise/prefer-promise-reject-errors -- by its name, as adapters of ours do
  }
  browser.visit('https://shop.example/?ref=ada', { adapter: { record } })
  await browser.pass(3_600_000)
  const waits = seconds.slice(1).map((second, index) => second - seconds[index]!)
  expect(waits.length).toBeGreaterThan(3)
  for (const [index, wait] of waits.slice(1).entries()) expect(Math.round(wait / waits[index]!)).toBe(5)
})

test('gives up after seven days', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  browser.backend.failure = null
  browser.sleep(7 * DAY_MS)
  browser.visit('https://shop.example/')
  await browser.settle()
  expect(browser.backend.events).toEqual([])
  expect(browser.queue()).toEqual([])
})

test('lets the oldest click or lead give way to the fifty-first event, not a sale', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit('https://shop.example/')
  tracker.sale({ orderId: 'first', amount: 1, currency: 'USD' })
  for (let n = 1; n <= 50; n++) tracker.lead({ customerId: `u_${n}` })
  await browser.settle()
  const kept = ids(browser.queue())
  expect(kept).toHaveLength(50)
  expect(kept).toEqual(expect.arrayContaining(['sale:first', 'lead:u_2', 'lead:u_50']))
  expect(kept).not.toContain('lead:u_1')
})

test('sends no more at once than backends take, and all of it in the end', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const before = browser.visit('https://shop.example/')
  for (let n = 1; n <= 120; n++) before.sale({ orderId: `o_${n}`, amount: 1, currency: 'USD' })
  await browser.settle()
  browser.backend.failure = null
  browser.sleep(DAY_MS)
  browser.backend.batches.length = 0
  browser.visit('https://shop.example/')
  await browser.pass(60_000)
  expect(browser.backend.batches.map(({ length }) => length)).toEqual([51, 51, 18])
  expect(new Set(ids(browser.backend.events)).size).toBe(120)
  expect(browser.queue()).toEqual([])
})

test.for([
  ['the clock was a year ahead when it was queued', { sleepMs: -365 * DAY_MS, retryAfterMs: 0 }],
  ['the backend asks for a wait of a month', { sleepMs: 0, retryAfterMs: 30 * DAY_MS }],
] as const)('does not run in circles when %s', async ([, { sleepMs, retryAfterMs }]) => {
  const browser = createBrowser()
  browser.backend.failure = { ...AWAY, retryAfterMs }
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  browser.sleep(sleepMs)
  browser.visit('https://shop.example/')
  const plan = vi.spyOn(globalThis, 'setTimeout')
  await browser.pass(60_000)
  expect(plan.mock.calls.length).toBeLessThan(60)
})

// --- Any order of answers -----------------------------------------------------------------------------------------------

const anAnswer = fc.constantFrom<unknown>(
  null,
  AWAY,
  { ...AWAY, code: 'rate_limited', retryAfterMs: 30_000 },
  new TypeError('Failed to fetch'),
  {},
)
const anAct = fc.record({
  what: fc.constantFrom('lead', 'sale', 'pass', 'visit', 'tab', 'offline'),
  who: fc.integer({ min: 1, max: 4 }),
  answer: anAnswer,
})

test('delivers each event once, whatever the backend answers and wherever the visitor goes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { maxLength: 25 }), async (acts) => {
      const browser = createBrowser()
      const isOnline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
      const expected = new Set<string>()
      let tracker = browser.visit('https://shop.example/?ref=ada')
      expected.add(`click:${tracker.visit()?.id}`)
      for (const { what, who, answer } of acts) {
        browser.backend.failure = answer
        // What was delivered may be reported again by the page; the backend knows it by its id. Here each is reported once.
        if (what === 'lead' && !expected.has(`lead:${who}`)) {
          tracker.lead({ customerId: `${who}` })
          expected.add(`lead:${who}`)
        } else if (what === 'sale' && !expected.has(`sale:${who}`)) {
          tracker.sale({ orderId: `${who}`, amount: who, currency: 'USD' })
          expected.add(`sale:${who}`)
        } else if (what === 'pass') await browser.pass(4 ** who * 1000)
        else if (what === 'visit') tracker = browser.visit('https://shop.example/?ref=ada')
        else if (what === 'tab') tracker = browser.openTab('https://shop.example/?ref=ada')
        else isOnline.mockReturnValue(!isOnline())
        await browser.settle()
      }
      browser.backend.failure = null
      browser.sleep(DAY_MS)
      await browser.pass(LONGEST_LEASE_MS)
      expect(ids(browser.backend.events).sort()).toEqual([...expected].sort())
      expect(browser.queue()).toEqual([])
      browser.close()
    }),
    { numRuns: 60 },
  )
})
