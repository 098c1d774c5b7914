import type { AttributionModel } from '@goodword/core'
import { expect, test } from 'vitest'
import { AWAY, createBrowser, DAY_MS, NOTHING } from './test-page.ts'
import { createTracker, type Consent, type ConsentSetting } from './tracker.ts'

const LANDING = 'https://shop.example/p?ref=ada&utm=1'

/** A landing on a page that waits for a permission. */
function land(url = LANDING) {
  const browser = createBrowser()
  return { browser, tracker: browser.visit(url, { consent: 'wait' }) }
}

/** What a backend heard, as `type code`. */
const heard = ({ backend }: ReturnType<typeof createBrowser>) =>
  backend.events.map(({ type, visit }) => `${type} ${visit?.code}`)

test('keeps everything in memory until there is a permission', async () => {
  const { browser, tracker } = land()
  tracker.lead({ customerId: 'u_1' })
  await browser.pass(DAY_MS)
  expect(tracker.visit()?.code).toBe('ada')
  expect(tracker.handOver()).toBeNull()
  expect(browser.stored()).toEqual(NOTHING)
  expect(browser.cookieWrites).toEqual([])
  expect(browser.backend.batches).toEqual([])
  expect(browser.visit('https://shop.example/', { consent: 'wait' }).visit()).toBeNull()
})

test('replays what happened before the permission, with the URL, the time and the id of the landing', async () => {
  const { browser, tracker } = land()
  const visit = tracker.visit()!
  tracker.lead({ customerId: 'u_1', email: 'friend@example.com' })
  await browser.pass(60_000)
  history.pushState({}, '', '/checkout')
  tracker.consent(true)
  expect(tracker.visit()).toEqual(visit)
  expect(tracker.handOver()).toEqual(visit)
  await browser.settle()
  const then = { at: visit.at, page: 'https://shop.example/p', visit }
  expect(browser.backend.events).toMatchObject([
    { ...then, id: `click:${visit.id}` },
    { ...then, id: 'lead:u_1', email: 'friend@example.com' },
  ])
  const text = `${visit.id}.${visit.at}.ada`
  expect(browser.stored()).toEqual({ cookie: `goodword=${text}`, local: { goodword: text }, session: {} })
  expect(browser.visit('https://shop.example/', { consent: 'wait' }).visit()).toEqual(visit)
})

test('stores in this tab only with the permission "session"', async () => {
  const { browser, tracker } = land()
  const { id, at } = tracker.visit()!
  tracker.consent('session')
  await browser.settle()
  expect(browser.stored()).toEqual({ ...NOTHING, session: { goodword: `${id}.${at}.ada` } })
  expect(tracker.handOver()).toMatchObject({ id })
  expect(heard(browser)).toEqual(['click ada'])
})

test('moves the visit when the permission is widened or narrowed, and reports it once', async () => {
  const { browser, tracker } = land()
  const { id, at } = tracker.visit()!
  const text = `${id}.${at}.ada`
  tracker.consent('session')
  await browser.settle()
  tracker.consent(true)
  await browser.settle()
  expect(browser.stored()).toEqual({ cookie: `goodword=${text}`, local: { goodword: text }, session: {} })
  tracker.consent('session')
  await browser.settle()
  expect(browser.stored()).toEqual({ ...NOTHING, session: { goodword: text } })
  expect(heard(browser)).toEqual(['click ada'])
})

test('never stores more than the storage allows, whatever is permitted', async () => {
  const browser = createBrowser()
  const tracker = browser.visit(LANDING, { consent: 'wait', storage: 'session' })
  tracker.consent(true)
  await browser.settle()
  expect(browser.stored()).toMatchObject({ cookie: '', local: {} })
  expect(heard(browser)).toEqual(['click ada'])
})

test('erases the cookie, the mirror and the queue when the permission is taken back', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit('https://app.shop.example/?ref=ada')
  tracker.lead({ customerId: 'u_1' })
  document.cookie = `goodword=old.${Date.now()}.ben;path=/` // of the host alone
  await browser.settle()
  expect(browser.queue()).toHaveLength(2)
  tracker.consent(false)
  expect(browser.stored()).toEqual(NOTHING)
  expect(tracker.visit()).toBeNull()
  expect(tracker.handOver()).toBeNull()
  browser.backend.failure = null
  await browser.pass(8 * DAY_MS)
  tracker.consent(true)
  await browser.pass(DAY_MS)
  expect(tracker.visit()).toBeNull()
  expect(browser.backend.events).toEqual([])
})

test('holds a lead while nobody has decided, and reports it once', async () => {
  const { browser, tracker } = land()
  tracker.consent(true)
  await browser.settle()
  tracker.consent(null)
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  expect(heard(browser)).toEqual(['click ada'])
  for (const choice of [true, false, true]) tracker.consent(choice)
  await browser.settle()
  expect(heard(browser)).toEqual(['click ada', 'lead ada'])
})

test('keeps in memory what is refused before it was permitted, and replays it on a later permission', async () => {
  const { browser, tracker } = land()
  const visit = tracker.visit()
  tracker.lead({ customerId: 'u_1' })
  tracker.consent(false)
  await browser.settle()
  expect(tracker.visit()).toEqual(visit)
  expect(tracker.handOver()).toBeNull()
  expect(browser.stored()).toEqual(NOTHING)
  expect(browser.backend.batches).toEqual([])
  tracker.consent(true)
  await browser.settle()
  expect(tracker.handOver()).toEqual(visit)
  expect(heard(browser)).toEqual(['click ada', 'lead ada'])
})

test('goes back to memory when nobody has decided after all, and loses nothing', async () => {
  const browser = createBrowser()
  const tracker = browser.visit(LANDING)
  const visit = tracker.visit()
  await browser.settle()
  tracker.consent(null)
  expect(browser.stored()).toEqual(NOTHING)
  expect(tracker.visit()).toEqual(visit)
  expect(tracker.handOver()).toBeNull()
  tracker.consent(true)
  await browser.settle()
  expect(tracker.handOver()).toEqual(visit)
  expect(heard(browser)).toEqual(['click ada'])
})

test.for<[string, Consent]>([
  ['nobody has decided after all', null],
  ['the permission is narrowed', 'session'],
])('delivers later what could not be sent before %s', async ([, choice]) => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  const tracker = browser.visit(LANDING)
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  tracker.consent(choice)
  browser.backend.failure = null
  tracker.consent(true)
  await browser.pass(60_000)
  expect(heard(browser).sort()).toEqual(['click ada', 'lead ada'])
})

test('delivers later what could not be sent before the permission was widened', async () => {
  const { browser, tracker } = land()
  browser.backend.failure = AWAY
  tracker.consent('session')
  await browser.settle()
  browser.backend.failure = null
  tracker.consent(true)
  await browser.pass(60_000)
  expect(heard(browser)).toEqual(['click ada'])
})

test('takes a visit that an earlier page stored as the record of a permission', async () => {
  const browser = createBrowser()
  const visit = browser.visit(LANDING).visit()
  await browser.settle()
  const tracker = browser.visit('https://shop.example/', { consent: 'wait' })
  expect(tracker.handOver()).toEqual(visit)
  tracker.lead({ customerId: 'u_1' })
  await browser.settle()
  expect(heard(browser)).toEqual(['click ada', 'lead ada'])
})

test('takes a visit whose window is over for no permission', async () => {
  const browser = createBrowser()
  browser.visit(LANDING)
  await browser.settle()
  browser.sleep(90 * DAY_MS)
  const tracker = browser.visit('https://shop.example/?ref=ben', { consent: 'wait' })
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ben')
  expect(tracker.handOver()).toBeNull()
  expect(heard(browser)).toEqual(['click ada'])
})

test('erases on a refusal what an earlier page of this tab was allowed to store', async () => {
  const { browser, tracker } = land()
  browser.backend.failure = AWAY
  tracker.consent('session')
  tracker.lead({ customerId: 'u_1', email: 'friend@example.com' })
  await browser.settle()
  browser.visit('https://shop.example/', { consent: 'wait' }).consent(false)
  expect(browser.stored()).toEqual(NOTHING)
})

test('erases on a refusal the events that an earlier page was allowed to store', async () => {
  const browser = createBrowser()
  browser.backend.failure = AWAY
  browser.visit('https://shop.example/').lead({ customerId: 'u_1', email: 'friend@example.com' })
  await browser.settle()
  browser.visit('https://shop.example/', { consent: 'wait' }).consent(false)
  expect(browser.stored()).toEqual(NOTHING)
})

test('tells what was decided, each time that somebody says so', async () => {
  const { browser, tracker } = land()
  const told: Consent[] = []
  tracker.on('consent', (choice) => told.push(choice))
  for (const choice of [true, true, 'session', null, false, false] as const) tracker.consent(choice)
  await browser.settle()
  expect(told).toEqual([true, true, 'session', null, false, false])
})

test.for<ConsentSetting | undefined>(['granted', undefined, 'nonsense' as never])(
  'stores from the start with the setting %s',
  async (consent) => {
    const browser = createBrowser()
    const tracker = browser.visit(LANDING, { consent })
    expect(tracker.handOver()?.code).toBe('ada')
  },
)

test('sees a later code while it waits, and replays each landing with what it displaced', async () => {
  const { browser, tracker } = land()
  const first = tracker.visit()
  await browser.pass(1000)
  history.pushState({}, '', '/q?ref=ben')
  expect(tracker.visit()?.code).toBe('ben')
  tracker.consent(true)
  await browser.settle()
  expect(browser.backend.events).toMatchObject([
    { page: 'https://shop.example/p', visit: first },
    { page: 'https://shop.example/q', visit: { code: 'ben' }, previous: first },
  ])
  expect(tracker.visit()?.code).toBe('ben')
})

test.for<[AttributionModel, code: string]>([
  ['last', 'ben'],
  ['first', 'ben'],
])(
  'a permission leaves a later visit alone that another tab has stored meanwhile, with the model %s',
  async ([model, code]) => {
    const browser = createBrowser()
    const options = { consent: 'wait', model } as const
    const early = browser.openTab(LANDING, options)
    await browser.pass(1000)
    browser.openTab('https://shop.example/?ref=ben', options).consent(true)
    await browser.settle()
    early.consent(true)
    await browser.settle()
    expect(early.visit()?.code).toBe(code)
    expect(heard(browser).sort()).toEqual(['click ada', 'click ben'])
  },
)

test.for<[AttributionModel, code: string]>([
  ['last', 'ben'],
  ['first', 'ada'],
])('a permission of the later of two tabs makes %s count', async ([model, code]) => {
  const browser = createBrowser()
  const options = { consent: 'wait', model } as const
  const early = browser.openTab(LANDING, options)
  await browser.pass(1000)
  const late = browser.openTab('https://shop.example/?ref=ben', options)
  early.consent(true)
  await browser.settle()
  late.consent(true)
  await browser.settle()
  expect(late.visit()?.code).toBe(code)
})

test('a refusal erases what another tab was permitted to store meanwhile', async () => {
  const browser = createBrowser()
  const waiting = createTracker({ adapter: browser.backend.adapter, key: 'pk_test', consent: 'wait' })
  browser.visit('https://shop.example/?ref=ben', { consent: 'wait' }).consent(true)
  await browser.settle()
  expect(browser.stored()).not.toEqual(NOTHING)
  waiting.consent(false)
  expect(browser.stored()).toEqual(NOTHING)
  waiting.stop()
})

test('a refusal erases what an earlier permission for the session has left in this tab', async () => {
  const browser = createBrowser()
  const tracker = browser.visit(LANDING, { consent: 'wait' })
  sessionStorage.setItem('goodword', `v_1.${Date.now()}.ben`)
  sessionStorage.setItem('goodword.q', '{"pk_test":{}}')
  tracker.consent(true)
  await browser.settle()
  tracker.consent(false)
  expect(browser.stored()).toEqual(NOTHING)
})

test.for(['denied', 'yes', 1, {}])('takes %j for no permission', async (choice) => {
  const browser = createBrowser()
  const tracker = browser.visit(LANDING, { consent: 'wait' })
  tracker.consent(choice as never)
  await browser.settle()
  expect(browser.stored()).toEqual(NOTHING)
  expect(tracker.visit()?.code).toBe('ada')
})

test.for(['pk_oth', '', undefined])(
  'takes the queue of another program for no permission, with the key %j',
  async (key) => {
    const browser = createBrowser()
    const queue = JSON.stringify({ pk_other: { 'lead:x': [{ id: 'lead:x', at: Date.now() }, 0, 0] } })
    localStorage.setItem('goodword.q', queue)
    const tracker = browser.visit(LANDING, { consent: 'wait', key })
    await browser.settle()
    expect(tracker.handOver()).toBeNull()
    expect(browser.stored()).toEqual({ ...NOTHING, local: { 'goodword.q': queue } })
  },
)

test('takes a queue that has become empty for no permission', async () => {
  const browser = createBrowser()
  localStorage.setItem('goodword.q', '{"pk_test":{}}')
  expect(browser.visit(LANDING, { consent: 'wait' }).handOver()).toBeNull()
})
