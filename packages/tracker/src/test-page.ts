import type { BackendAdapter, CodeState, RecordResult, TrackedEvent } from '@goodword/core'
import { Window as HappyWindow } from 'happy-dom'
import type { Rejection, TrackerOptions } from './tracker.ts'
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
  let due: (() => void)[] = []
  const browser = {
    backend,
    rejections,
    time: 1_764_000_000_000,
    window: openWindow(url),
    /** Goes to another page of the same origin: the tracker of the page before is gone, what it stored is not. */
    visit(url: string, options: Partial<TrackerOptions> = {}) {
      browser.window.happyDOM.setURL(url)
      const tracker = createTracker({
        adapter: backend.adapter,
        key: 'pk_test',
        window: browser.window as unknown as Window,
        now: () => browser.time,
        ...options,
      })
      tracker.on('rejected', (rejection) => rejections.push(rejection))
      return tracker
    },
    /** Lets time pass and runs what was waiting for it. */
    async pass(ms: number) {
      browser.time += ms
      const tasks = due
      due = []
      for (const task of tasks) task()
      await browser.settle()
    },
    /** Waits until answers are in and listeners were called. */
    settle: () => new Promise<void>((resolve) => setTimeout(resolve)),
    queue: () => JSON.parse(browser.window.localStorage.getItem('goodword.q') ?? '[]') as { event: TrackedEvent }[],
  }
  const timers = { setTimeout: (task: () => void) => due.push(task), clearTimeout: () => (due = []) }
  Object.assign(browser.window, timers)
  return browser
}

function openWindow(url: string) {
  return new HappyWindow({ url })
}
