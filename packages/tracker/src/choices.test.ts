import type { Visit } from '@goodword/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchChoices, type ChoiceOptions } from './choices.ts'
import { createBrowser, DAY_MS, NOTHING } from './test-page.ts'
import type { Consent } from './tracker.ts'

/** A page with a tracker that only listens. */
function watch(options: ChoiceOptions = {}, visit: Visit | null = null) {
  const browser = createBrowser()
  const life = new AbortController()
  onTestFinished(() => life.abort())
  const told: Consent[] = []
  const consent = (choice: Consent) => life.signal.aborted || told.push(choice)
  const said = watchChoices({ consent, visit: () => visit, signal: life.signal }, options)
  return { ...browser, told, said, life }
}

/** Something that makes us look again, as any script that loads does. */
async function change() {
  document.body.append(document.createElement('script'))
  await vi.advanceTimersByTimeAsync(0)
}

const grant = (ad_storage: string, command = 'update', more = {}) => ['consent', command, { ad_storage, ...more }]

/** What `gtag` pushes: an object that is no array. */
const asArguments = (...entries: unknown[]) => ({ ...entries, length: entries.length })

function openLayer(...entries: unknown[]): unknown[] {
  vi.stubGlobal('dataLayer', entries)
  return entries
}

test('says nothing where nobody has anything to say', async () => {
  const { told, said } = watch()
  await change()
  expect(told).toEqual([])
  expect(said).toEqual({})
})

// --- Consent Mode -------------------------------------------------------------------------------------------------------

test.for([
  ['an array', grant('granted')],
  ['arguments', asArguments(...grant('granted'))],
])('hears what lay in the layer before us as %s', ([, entry]) => {
  openLayer(null, undefined, 'text', { event: 'gtm.js' }, ['js', new Date()], entry)
  expect(watch().told).toEqual([true])
})

test.for([
  ['an array', grant('denied')],
  ['arguments', asArguments(...grant('denied'))],
])('hears what is pushed after us as %s', ([, entry]) => {
  const layer = openLayer()
  const { told } = watch()
  expect(told).toEqual([])
  layer.push({ event: 'x' }, entry)
  expect(told).toEqual([false])
})

test('hears of a layer that comes after us', async () => {
  const { told } = watch()
  openLayer(grant('denied', 'default'))
  await change()
  expect(told).toEqual([null])
})

test.for([
  ['a denial by default decides nothing', [grant('denied', 'default')], [null]],
  ['a grant by default is one', [grant('granted', 'default')], [true]],
  ['the answer of the visitor decides', [grant('denied', 'default'), grant('granted')], [null, true]],
  ['a later refusal is one', [grant('granted'), grant('denied')], [true, false]],
  [
    'a grant for some region lifts no denial elsewhere',
    [grant('denied', 'default'), grant('granted', 'default', { region: ['US'] })],
    [null],
  ],
  [
    'a denial for some region makes a grant doubtful',
    [grant('granted', 'default'), grant('denied', 'default', { region: ['DE'] })],
    [true, null],
  ],
  ['a default after a grant changes nothing', [grant('granted'), grant('denied', 'default')], [true]],
  ['a default after a refusal changes nothing', [grant('denied'), grant('denied', 'default')], [false]],
  ['what is not about ad_storage is nothing', [['consent', 'update', { analytics_storage: 'granted' }]], []],
  ['broken commands are nothing', [['consent'], ['consent', 'update'], ['consent', 'update', null], []], []],
] as const)('in Consent Mode, %s', ([, commands, expected]) => {
  const layer = openLayer()
  const { told } = watch()
  layer.push(...commands)
  expect(told).toEqual(expected)
  openLayer(...commands)
  expect(watch().told.at(-1)).toBe(expected.at(-1))
})

test('changes nothing for those who push, and gives the layer back at the end', () => {
  const seen: unknown[] = []
  const layer = openLayer('first')
  const push = (...entries: unknown[]) => {
    seen.push(...entries)
    return Array.prototype.push.apply(layer, entries)
  }
  layer.push = push
  const { life } = watch()
  expect(layer.push).not.toBe(push)
  expect(layer.push(grant('granted'), 'third')).toBe(3)
  expect(layer).toHaveLength(3)
  expect(seen).toEqual([grant('granted'), 'third'])
  life.abort()
  expect(layer.push).toBe(push)
})

test('lets through what the push of another throws', () => {
  const layer = openLayer()
  layer.push = () => {
    throw new Error('theirs')
  }
  watch()
  expect(() => layer.push(grant('granted'))).toThrow('theirs')
})

test('stays deaf beneath those who have wrapped the layer after us', () => {
  const layer = openLayer()
  const { told, life } = watch()
  const ours = layer.push
  layer.push = (...entries) => ours(...entries)
  const theirs = layer.push
  life.abort()
  expect(layer.push).toBe(theirs)
  expect(layer.push(grant('granted'))).toBe(1)
  expect(told).toEqual([])
})

test('takes nothing for a layer that is none', async () => {
  vi.stubGlobal('dataLayer', { push: () => 1 })
  const { told } = watch()
  await change()
  expect(told).toEqual([])
})

// --- TCF ----------------------------------------------------------------------------------------------------------------

type TcListener = (data: object, isFine: boolean) => void

function openTcf() {
  const listeners: TcListener[] = []
  const calls: [string, number, unknown][] = []
  vi.stubGlobal('__tcfapi', (command: string, version: number, callback: TcListener, parameter: unknown) => {
    calls.push([command, version, parameter])
    if (command === 'addEventListener') listeners.push(callback)
  })
  const tell = (data: object, isFine = true) =>
    listeners.forEach((listener) => listener({ listenerId: 7, ...data }, isFine))
  return { calls, tell }
}

const purpose = (isGranted: boolean) => ({ purpose: { consents: { 1: isGranted } } })

test('waits while the TCF has not decided', () => {
  const { calls } = openTcf()
  const { told, said } = watch()
  expect(calls).toEqual([['addEventListener', 2, undefined]])
  expect(told).toEqual([null])
  expect(said).toEqual({ tcf: null })
})

test.for([
  ['granted on an earlier page', { eventStatus: 'tcloaded', ...purpose(true) }, true],
  ['granted now', { eventStatus: 'useractioncomplete', ...purpose(true) }, true],
  ['refused', { eventStatus: 'useractioncomplete', ...purpose(false) }, false],
  ['empty', { eventStatus: 'useractioncomplete' }, false],
  ['shown', { eventStatus: 'cmpuishown', ...purpose(true) }, null],
  ['nothing yet', {}, null],
  ['not asked, where the law asks nobody', { gdprApplies: false }, true],
  ['shown, where the law asks nobody', { eventStatus: 'cmpuishown', gdprApplies: false }, true],
] as const)('hears from the TCF what is %s', ([, data, expected]) => {
  const tcf = openTcf()
  const { told } = watch()
  tcf.tell(data)
  expect(told.at(-1)).toBe(expected)
})

test('believes no answer of the TCF that it calls a failure', () => {
  const tcf = openTcf()
  const { told } = watch()
  tcf.tell({ eventStatus: 'tcloaded', ...purpose(true) }, false)
  tcf.tell({ gdprApplies: false }, false)
  tcf.tell(null as never, false)
  expect(told).toEqual([null])
})

test('keeps an answer while the visitor looks at his choices again', () => {
  const tcf = openTcf()
  const { told } = watch()
  tcf.tell({ eventStatus: 'tcloaded', ...purpose(true) })
  tcf.tell({ eventStatus: 'cmpuishown', ...purpose(true) })
  tcf.tell({ eventStatus: 'useractioncomplete', ...purpose(false) })
  expect(told).toEqual([null, true, false])
})

test.for([
  [{ vendor: 999 }, { 999: true }, true],
  [{ vendor: '999' }, { 999: true }, true],
  [{ vendor: 999 }, { 999: false }, false],
  [{ vendor: 999 }, {}, false],
  [{}, {}, true],
] as const)('with the options %o takes the vendors %o for %s', ([options, consents, expected]) => {
  const tcf = openTcf()
  const { told } = watch(options)
  tcf.tell({ eventStatus: 'tcloaded', ...purpose(true), vendor: { consents } })
  expect(told.at(-1)).toBe(expected)
})

test('takes its listener from the TCF at the end', () => {
  const tcf = openTcf()
  const { life } = watch()
  tcf.tell({ eventStatus: 'tcloaded', ...purpose(true) })
  life.abort()
  expect(tcf.calls.at(-1)).toEqual(['removeEventListener', 2, 7])
})

test('takes its listener from the TCF when it is called once more after the end', () => {
  const tcf = openTcf()
  const { told, life } = watch()
  life.abort()
  tcf.tell({ eventStatus: 'tcloaded', ...purpose(true) })
  expect(told).toEqual([null])
  expect(tcf.calls.at(-1)).toEqual(['removeEventListener', 2, 7])
})

test('hears of a TCF that comes after us, and asks it once', async () => {
  const { told } = watch()
  const tcf = openTcf()
  await change()
  await change()
  expect(tcf.calls).toHaveLength(1)
  expect(told).toEqual([null])
})

// --- WP Consent ---------------------------------------------------------------------------------------------------------

const announce = (detail: unknown) =>
  document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }))

test('hears from WP Consent what was chosen for marketing, and what is chosen later', () => {
  const has = vi.fn((category: string) => category === 'marketing')
  vi.stubGlobal('wp_has_consent', has)
  const { told, life } = watch()
  expect(told).toEqual([true])
  announce({ statistics: 'deny' })
  announce(null)
  announce({ marketing: 'deny' })
  announce({ marketing: 'allow' })
  expect(told).toEqual([true, false, true])
  life.abort()
  announce({ marketing: 'deny' })
  expect(told).toEqual([true, false, true])
})

test('takes the silence of WP Consent for no decision', () => {
  vi.stubGlobal('wp_has_consent', () => false)
  expect(watch().told).toEqual([null])
})

test('is not harmed by a WP Consent that throws', async () => {
  vi.stubGlobal('wp_has_consent', () => {
    throw new Error('theirs')
  })
  openLayer(grant('granted'))
  const { told } = watch()
  await change()
  expect(told).toEqual([true])
})

// --- Global Privacy Control ---------------------------------------------------------------------------------------------

function signal(value: unknown) {
  Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'globalPrivacyControl'))
}

test('lets nothing be stored under Global Privacy Control, whatever others grant', () => {
  signal(true)
  openLayer(grant('granted'))
  const { told, said } = watch()
  expect(told).toEqual([null])
  expect(said).toEqual({ gpc: null, mode: true })
})

test.for(['1', 1, 'true', {}, false, undefined])('takes %o for no Global Privacy Control', (value) => {
  signal(value)
  expect(watch().told).toEqual([])
})

test('ignores Global Privacy Control where the owner may', () => {
  signal(true)
  openLayer(grant('granted'))
  expect(watch({ gpc: 'ignore' }).told).toEqual([true])
})

test('leaves it to the visitor to store in spite of his Global Privacy Control', async () => {
  signal(true)
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada', { consent: 'wait' })
  watchChoices(tracker, {})
  tracker.consent(true)
  await browser.settle()
  expect(tracker.handOver()?.code).toBe('ada')
})

// --- Several at once ----------------------------------------------------------------------------------------------------

test('takes one denial for a denial, and one that has not decided for no decision', () => {
  const layer = openLayer()
  const tcf = openTcf()
  vi.stubGlobal('wp_has_consent', () => true)
  const { told, said } = watch()
  layer.push(grant('granted'))
  expect(said).toEqual({ tcf: null, wp: true, mode: true })
  expect(told.at(-1)).toBeNull()
  tcf.tell({ eventStatus: 'useractioncomplete', ...purpose(true) })
  expect(told.at(-1)).toBe(true)
  announce({ marketing: 'deny' })
  expect(told.at(-1)).toBe(false)
  tcf.tell({ eventStatus: 'useractioncomplete', ...purpose(false) })
  announce({ marketing: 'allow' })
  expect(told.at(-1)).toBe(false)
  tcf.tell({ eventStatus: 'useractioncomplete', ...purpose(true) })
  expect(told.at(-1)).toBe(true)
})

test('says the same thing once, so that what the visitor says to us meanwhile stands', () => {
  const layer = openLayer()
  const { told } = watch()
  for (let times = 0; times < 3; times++) layer.push(grant('granted'))
  expect(told).toEqual([true])
})

/** A page that waits, whose visitor has landed by a code. */
function land(url = 'https://shop.example/?ref=ada') {
  const browser = createBrowser()
  const tracker = browser.visit(url, { consent: 'wait' })
  return { browser, tracker, watch: () => watchChoices(tracker, { consent: 'wait' }) }
}

test('a press that permits outranks a refusal before it, no answer and an old yes; a refusal afterwards outranks it', async () => {
  const { browser, tracker, watch } = land()
  const tcf = openTcf()
  const layer = openLayer(grant('granted', 'default'))
  watch()
  tcf.tell({ eventStatus: 'useractioncomplete', ...purpose(false) })
  tracker.consent(true) // the press on "Keep my reward"
  layer.push(grant('denied', 'default'))
  layer.push(grant('granted'))
  vi.stubGlobal('wp_has_consent', () => false) // nobody has answered there
  await change()
  expect(tracker.handOver()?.code).toBe('ada')
  tcf.tell({ eventStatus: 'useractioncomplete', ...purpose(false) })
  expect(tracker.visit()).toBeNull()
  expect(browser.stored()).toEqual(NOTHING)
})

test('what the page refuses stays refused until it permits it, whatever managers say', async () => {
  const { browser, tracker, watch } = land()
  const layer = openLayer(grant('granted'))
  watch()
  expect(tracker.handOver()?.code).toBe('ada')
  tracker.consent(false)
  layer.push(grant('granted'))
  layer.push(grant('denied', 'default'), grant('granted'))
  await browser.settle()
  expect(browser.stored()).toEqual(NOTHING)
  tracker.consent(true)
  tracker.land({ id: 'v_2', code: 'ben', at: Date.now() })
  expect(tracker.handOver()?.code).toBe('ben')
})

test('a page that leaves it open again hears the next answer', async () => {
  const { browser, tracker, watch } = land()
  const layer = openLayer(grant('denied', 'default'))
  watch()
  tracker.consent(true)
  tracker.consent(null)
  await browser.settle()
  expect(browser.stored()).toEqual(NOTHING)
  layer.push(grant('granted'))
  expect(tracker.handOver()?.code).toBe('ada')
})

test('after a refusal by the page and one by a manager, the page may leave it open again, and the next grant counts', async () => {
  const { tracker, watch } = land()
  const layer = openLayer(grant('granted'))
  watch()
  tracker.consent(false)
  layer.push(grant('denied'))
  tracker.consent(null)
  layer.push(grant('granted'))
  tracker.land({ id: 'v_2', code: 'ben', at: Date.now() })
  expect(tracker.handOver()?.code).toBe('ben')
})

test.for([true, 'session'] as const)('what lay there before a press widens and narrows nothing: %j', async (choice) => {
  const { browser, tracker, watch } = land()
  tracker.consent(choice)
  await browser.settle()
  const before = browser.stored()
  watch()
  tracker.consent(choice)
  openLayer(grant('denied'), grant('granted'), grant('denied'))
  await change()
  expect(browser.stored()).toEqual(before)
})

test('listens to a TCF once that answers and throws then', async () => {
  let calls = 0
  vi.stubGlobal('__tcfapi', (_: string, _version: number, callback: (data: object, isFine: boolean) => void) => {
    calls++
    callback({ gdprApplies: false }, true)
    throw new Error('theirs')
  })
  const { told } = watch()
  for (let times = 0; times < 5; times++) await change()
  expect([told, calls]).toEqual([[true], 1])
})

test('asks a manager again that was not ready', async () => {
  const { tracker, watch } = land()
  let isReady = false
  vi.stubGlobal('wp_has_consent', () => {
    if (!isReady) throw new TypeError('not yet')
    return false
  })
  watch()
  isReady = true
  await change()
  expect(tracker.handOver()).toBeNull()
  announce({ marketing: 'allow' })
  expect(tracker.handOver()?.code).toBe('ada')
})

test('decides nothing anew when only the page has changed', async () => {
  const browser = createBrowser()
  browser.visit('https://shop.example/?ref=ada')
  await browser.settle()
  browser.sleep(DAY_MS)
  const tracker = browser.visit('https://shop.example/')
  openLayer(grant('denied', 'default'))
  watchChoices(tracker, {})
  tracker.land({ id: 'v_2', code: 'ben', at: Date.now() })
  const reads = vi.spyOn(document, 'cookie', 'get')
  for (let times = 0; times < 10; times++) await change()
  expect(reads).not.toHaveBeenCalled()
  expect(tracker.handOver()?.code).toBe('ben')
})

test('hears nothing after the end', async () => {
  const layer = openLayer()
  const { told, life } = watch()
  life.abort()
  layer.push(grant('granted'))
  const tcf = openTcf()
  await change()
  expect(tcf.calls).toEqual([])
  expect(told).toEqual([])
})

// --- With a tracker -----------------------------------------------------------------------------------------------------

/** A page whose visitor has a visit that was stored a day ago. */
async function comeBack() {
  const browser = createBrowser()
  const visit = browser.visit('https://shop.example/?ref=ada').visit()
  await browser.settle()
  browser.sleep(DAY_MS)
  const tracker = browser.visit('https://shop.example/', { consent: 'wait' })
  return { browser, visit, tracker }
}

test('keeps a visit that an earlier page stored, although each page begins with a denial by default', async () => {
  const { visit, tracker } = await comeBack()
  const layer = openLayer(grant('denied', 'default'))
  watchChoices(tracker, {})
  expect(tracker.handOver()).toEqual(visit)
  layer.push(grant('granted'))
  expect(tracker.handOver()).toEqual(visit)
})

test('keeps what an earlier page was permitted to store when a new landing has displaced it, and a sale that waits', async () => {
  const browser = createBrowser()
  const first = browser.visit('https://shop.example/?ref=ada', { consent: 'wait' })
  first.consent(true)
  await browser.settle()
  browser.backend.failure = new Error('no network')
  const tracker = browser.visit('https://shop.example/?ref=ben', { consent: 'wait' })
  tracker.sale({ orderId: 'o_1', amount: 100, currency: 'USD' })
  await browser.settle()
  openLayer(grant('denied', 'default'))
  watchChoices(tracker, { consent: 'wait' })
  expect(tracker.handOver()?.code).toBe('ben')
  expect(browser.queue().map(({ id }) => id)).toContain('sale:o_1')
})

test('erases a visit that an earlier page stored when the visitor refuses', async () => {
  const { browser, tracker } = await comeBack()
  const layer = openLayer(grant('denied', 'default'))
  watchChoices(tracker, {})
  layer.push(grant('denied'))
  expect(tracker.visit()).toBeNull()
  expect(browser.stored()).toEqual(NOTHING)
})

test('moves what this page has stored to memory when a manager comes late, and back when the visitor agrees', async () => {
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada')
  const visit = tracker.visit()
  await browser.settle()
  watchChoices(tracker, {})
  expect(tracker.handOver()).toEqual(visit)
  const layer = openLayer(grant('denied', 'default'))
  await change()
  expect(browser.stored()).toEqual(NOTHING)
  expect(tracker.visit()).toEqual(visit)
  layer.push(grant('granted'))
  await browser.settle()
  expect(tracker.handOver()).toEqual(visit)
  expect(browser.backend.events).toHaveLength(1)
})
