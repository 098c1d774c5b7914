import type { BackendAdapter, GoodwordError, RecordResult, TrackedEvent } from '@goodword/core'
import { enqueue, readQueue, writeQueue } from './queue.ts'
import type { TextStore } from './text-store.ts'

/** Brings events to the backend: stored first, sent at once, and again until it has answered. */
export interface Sender {
  /** Stores the event, if any, sends what is due, or all in a hurry, and comes back by itself when more will be. */
  flush(event?: TrackedEvent, isHurried?: boolean): void
  /** No more timers. What is queued stays queued. */
  stop(): void
}

/** What the backend said for good. When it refused the lot, each event is among the rejected. */
export type Answer = Pick<RecordResult, 'codes'> & { rejected: { index: number; code: string }[] }

export interface SenderParts {
  window: Window
  now: () => number
  store: TextStore
  key?: string | undefined
  adapter: Pick<BackendAdapter, 'record'>
}

/** `onAnswer` is called with what was sent and the answer. */
export function createSender(
  { window, now, store, key = '', adapter }: SenderParts,
  onAnswer: (events: readonly TrackedEvent[], answer: Answer) => void,
): Sender {
  let timer: number | undefined

  function flush(event?: TrackedEvent, isHurried?: boolean) {
    const entries = readQueue(store, now())
    if (event) enqueue(entries, key, event)
    const own = entries.filter((entry) => entry.key === key)
    const due = own.filter((entry) => isHurried || entry.next <= now())
    if (due[0]) {
      // About 5, 20, 80, 320 … seconds ahead, jittered so that many browsers do not come back together.
      for (const entry of due) entry.next = now() + 4 ** entry.attempts++ * (4000 + Math.random() * 2000)
      writeQueue(store, entries) // the lease, before the request: other tabs must not send these too
      void send(due.map((entry) => entry.event))
    }
    window.clearTimeout(timer)
    const next = Math.min(...own.map((entry) => entry.next))
    // Jittered: tabs that wake in the same millisecond would all read the queue before any has written its lease.
    if (own[0]) timer = window.setTimeout(() => flush(), next - now() + Math.random() * 1000)
  }

  async function send(events: TrackedEvent[]) {
    /** When these may be sent again; 0 when they need not be. */
    let again = 0
    try {
      onAnswer(events, await adapter.record(events, { keepalive: true }))
    } catch (error) {
      const { retryable, retryAfterMs = 0, code } = error as GoodwordError
      if (retryable === false) onAnswer(events, { rejected: events.map((_, index) => ({ index, code })), codes: {} })
      else again = now() + retryAfterMs
    }
    // Read anew: meanwhile other events came in, and other tabs write here too.
    const entries = readQueue(store, now()).filter((entry) => {
      if (!events.some((event) => event.id === entry.event.id)) return true
      entry.next = Math.max(entry.next, again)
      return again
    })
    writeQueue(store, entries)
  }

  return { flush, stop: () => window.clearTimeout(timer) }
}
