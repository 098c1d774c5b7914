import type { BackendAdapter, CodeState, RecordResult, TrackedEvent } from '@goodword/core'
import { Window as HappyWindow } from 'happy-dom'
import type { Rejection, TrackerOptions } from './tracker.ts'
import { watchNavigation } from './navigation.ts'
import { createTracker } from './tracker.ts'

/** A backend that remembers what reached it and answers as told. For tests. */
export function createBackend() {
  const backend = {
    batches: [] as TrackedEvent[][],
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
      async invitation(code) {
        return { code, partner: { name: 'Ada' }, offer: { customer: [], text: null }, coupon: null, expires: null }
      },
    } satisfies Pick<BackendAdapter, 'record' | 'invitation'>,
  }
  return backend
}

/** A browser: a window whose storage outlives its pages, a clock that is set by hand, and timers that are run by hand. */
export function createBrowser(url = 'https://shop.example/') {
  const backend = createBackend()
  const rejections: Rejection[] = []
  const timers = new Map<number, () => void>()
  let timerCount = 0
  const browser = {
    backend,
    rejections,
    time: 1_764_000_000_000,
    window: openWindow(url),
    /** Goes to another page of the same origin: the tracker of the page before is gone, what it stored is not. */
    visit(url: string, options: Partial<TrackerOptions> = {}) {
      browser.window.happyDOM.setURL(url)
      const life = new AbortController()
      const window = browser.window as unknown as Window
      const tracker = createTracker({
        adapter: backend.adapter,
        key: 'pk_test',
        window,
        now: () => browser.time,
        signal: life.signal,
        ...options,
      })
      watchNavigation(tracker, window, life.signal)
      tracker.on('rejected', (rejection) => rejections.push(rejection))
      return { ...tracker, stop: () => life.abort() }
    },
    /** Lets time pass and runs whatever was waiting, once, as if its time had come. */
    async pass(ms: number) {
      browser.time += ms
      const tasks = [...timers.values()]
      timers.clear()
      for (const task of tasks) task()
      await browser.settle()
    },
    /** Waits until answers are in and listeners were called. */
    settle: () => new Promise<void>((resolve) => setTimeout(resolve)),
    /** The events that are stored and not delivered. */
    queue: () =>
      Object.values<{ event: TrackedEvent }>(JSON.parse(browser.window.localStorage.getItem('goodword.q') ?? '{}')).map(
        ({ event }) => event,
      ),
  }
  Object.assign(browser.window, {
    setTimeout: (task: () => void) => timers.set(++timerCount, task) && timerCount,
    clearTimeout: (timer: number) => timers.delete(timer),
  })
  return browser
}

function openWindow(url: string) {
  return new HappyWindow({ url })
}
