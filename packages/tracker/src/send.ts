import type { BackendAdapter, GoodwordError, RecordResult, TrackedEvent } from '@goodword/core'
import { enqueue, leaseDue, readQueue, writeQueue } from './queue.ts'
import type { QueueEntry } from './queue.ts'
import type { TextStore } from './text-store.ts'

/** Brings events to the backend: stored first, sent at once, and again until it has answered. */
export interface Sender {
  /** Stores the event, if any, sends what is due, or all in a hurry, and comes back by itself when more will be. */
  flush(event?: TrackedEvent, isHurried?: boolean): void
  /** No more timers. What is queued stays queued. */
  stop(): void
}

export interface SenderParts {
  window: Window
  now: () => number
  store: TextStore
  key: string
  adapter: Pick<BackendAdapter, 'record'>
}

/** What the backend said for good. When it refused the lot, each event is among the rejected. */
export type Answer = Pick<RecordResult, 'codes'> & { rejected: { index: number; code: string }[] }

/** `onAnswer` is called with what was sent and the answer. */
export function createSender(
  { window, now, store, key, adapter }: SenderParts,
  onAnswer: (events: readonly TrackedEvent[], answer: Answer) => void,
): Sender {
  let timer: number | undefined

  function flush(event?: TrackedEvent, isHurried?: boolean) {
    const entries = readQueue(store, now())
    if (event) enqueue(entries, key, event)
    const due = leaseDue(entries, key, now(), isHurried)
    if (due[0]) {
      writeQueue(store, entries) // the lease, before the request: other tabs must not send these too
      void send(due)
    }
    wakeFor(entries)
  }

  async function send(due: QueueEntry[]) {
    const events = due.map((entry) => entry.event)
    let waiting: QueueEntry[] = []
    try {
      onAnswer(events, await adapter.record(events, { keepalive: true }))
    } catch (error) {
      const { retryable, retryAfterMs = 0, code } = error as GoodwordError
      if (retryable === false) onAnswer(events, { rejected: events.map((_, index) => ({ index, code })), codes: {} })
      else waiting = due.map((entry) => ({ ...entry, next: Math.max(entry.next, now() + retryAfterMs) }))
    }
    // Read anew: meanwhile other events came in, and other tabs write here too.
    const others = readQueue(store, now()).filter((entry) => !events.some((event) => event.id === entry.event.id))
    writeQueue(store, [...waiting, ...others])
    wakeFor(waiting)
  }

  function wakeFor(entries: readonly QueueEntry[]) {
    const next = Math.min(...entries.filter((entry) => entry.key === key).map((entry) => entry.next))
    window.clearTimeout(timer)
    // Jittered: tabs that wake in the same millisecond would all read the queue before any has written its lease.
    if (next < Infinity) timer = window.setTimeout(() => flush(), next - now() + Math.random() * 1000)
  }

  return { flush, stop: () => window.clearTimeout(timer) }
}
