import type { BackendAdapter, CodeState, RecordResult, TrackedEvent } from '@goodword/core'
import type { DetachedWindowAPI } from 'happy-dom'
// oxlint-disable-next-line no-restricted-imports -- for tests, though it is none itself
import { onTestFinished, vi } from 'vitest'
import { createTracker, type Rejection, type Tracker, type TrackerOptions } from './tracker.ts'
import { watchPage } from './watch-page.ts'

export const DAY_MS = 86_400_000

/** What a backend that is away is thrown as. */
export const AWAY = { name: 'GoodwordError', code: 'unavailable', retryable: true }

const { happyDOM } = globalThis as unknown as { happyDOM: DetachedWindowAPI }

/** A backend that remembers what reached it and answers as told. For tests. */
export function createBackend() {
  const backend = {
    /** Everything that was sent, whatever the answer. */
    batches: [] as TrackedEvent[][],
    /** What was taken. */
    events: [] as TrackedEvent[],
    /** What is known of codes; those not named are known. */
    codes: {} as Record<string, CodeState>,
    /** Thrown in place of an answer. */
    failure: null as unknown,
    /** Events that are refused, by id. */
    refused: {} as Record<string, string>,
    adapter: {
      async record(events): Promise<RecordResult> {
        backend.batches.push([...events])
        if (backend.failure) throw backend.failure
        backend.events.push(...events)
        const rejected = events.flatMap(({ id }, index) => {
          const code = backend.refused[id]
          return code ? [{ index, pointer: `/events/${index}`, code, detail: '' }] : []
        })
        const codes: RecordResult['codes'] = {}
        for (const { visit } of events) if (visit) codes[visit.code] = backend.codes[visit.code] ?? 'known'
        return { accepted: events.length - rejected.length, duplicates: 0, rejected, codes }
      },
    } satisfies Pick<BackendAdapter, 'record'>,
  }
  return backend
}

/**
 * A browser on the globals of the test environment: storage and cookies empty, the clock and the timers moved by hand. It is
 * closed when the test is over. For tests.
 */
export function createBrowser(url = 'https://shop.example/') {
  const backend = createBackend()
  const rejections: Rejection[] = []
  const open: Pick<Tracker, 'stop'>[] = []
  /** Every text that was assigned to `document.cookie`. */
  const cookieWrites: string[] = []

  const browser = {
    backend,
    rejections,
    cookieWrites,
    /** Goes to another page: the tracker of the page before is gone, what it stored is not. */
    visit(url: string, options?: Partial<TrackerOptions>) {
      browser.leave()
      return browser.openTab(url, options)
    },
    /** Opens a page beside the one that is open. Both see one URL, which no test of ours minds. */
    openTab(url: string, options: Partial<TrackerOptions> = {}) {
      browser.open(url)
      const tracker = createTracker({ adapter: backend.adapter, key: 'pk_test', ...options })
      watchPage(tracker.capture, tracker.signal)
      tracker.on('rejected', (rejection) => rejections.push(rejection))
      open.push(tracker)
      return tracker
    },
    /** Opens a page without a tracker. */
    open(url: string) {
      happyDOM.setURL(url)
      Object.defineProperty(performance, 'timeOrigin', { configurable: true, value: Date.now() })
    },
    leave() {
      for (const tracker of open.splice(0)) tracker.stop()
      document.body.innerHTML = ''
    },
    /** Lets time pass, with all that was waiting for it. */
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    /** Lets time pass while the browser is closed. */
    sleep: (ms: number) => vi.setSystemTime(Date.now() + ms),
    /** Waits until answers are in and listeners were called. */
    settle: () => vi.advanceTimersByTimeAsync(0),
    /** The events that are stored in a storage and not delivered. */
    queue: (storage = localStorage) =>
      Object.values<Record<string, [TrackedEvent]>>(JSON.parse(storage.getItem('goodword.q') ?? '{}'))
        .flatMap((entries) => Object.values(entries))
        .map(([event]) => event),
    /** All that we left in the browser, to compare with `NOTHING`. */
    stored: () => ({ cookie: document.cookie, local: { ...localStorage }, session: { ...sessionStorage } }),
    close() {
      browser.leave()
      vi.useRealTimers()
      vi.restoreAllMocks()
      vi.unstubAllGlobals()
      localStorage.clear()
      sessionStorage.clear()
      clearCookies()
      Reflect.deleteProperty(performance, 'timeOrigin')
    },
  }

  Object.assign(happyDOM.settings.navigation, { disableMainFrameNavigation: true, disableFallbackToSetURL: true })
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 1_764_000_000_000 })
  const clearCookies = watchCookies(cookieWrites)
  browser.open(url)
  onTestFinished(browser.close)
  return browser
}

/** A browser in which nothing is stored. */
export const NOTHING = { cookie: '', local: {}, session: {} }

/**
 * Notes what is assigned to `document.cookie`. A cookie with no time left is gone at once, as in browsers; happy-dom keeps it for
 * the rest of the millisecond. Returns the way to empty the jar, whatever the clock says by then.
 */
function watchCookies(writes: string[]): () => void {
  const native = Object.getPrototypeOf(document) as Document
  const jar = new Set<string>()
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => Reflect.get(native, 'cookie', document),
    set(text: string) {
      writes.push(text)
      jar.add(`${location.href} ${text}`)
      Reflect.set(native, 'cookie', text.replace('max-age=0;', 'max-age=-1;'), document)
    },
  })
  return () => {
    Reflect.deleteProperty(document, 'cookie')
    for (const entry of jar) {
      const [url, text] = entry.split(/ (.*)/s) as [string, string]
      happyDOM.setURL(url)
      document.cookie = `${text};max-age=-1`
    }
  }
}
