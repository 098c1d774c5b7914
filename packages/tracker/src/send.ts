import type { BackendAdapter, GoodwordError, RecordResult, TrackedEvent } from '@goodword/core'
import type { Page } from './page.ts'
import { enqueue, leaseDue, readQueue, writeQueue } from './queue.ts'
import type { QueueEntry } from './queue.ts'
import type { TextStore } from './text-store.ts'

/** Browsers let all requests that outlive their page share 64 KiB of bodies; some room is left for the envelope. */
const MAX_KEEPALIVE_BYTES = 60_000
/** Longest wait that `setTimeout` can count. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1

/** Brings events to the backend: stored first, sent at once, and again until it has answered. */
export interface Sender {
  /** Stores an event and sends what is due. */
  add(event: TrackedEvent): void
  /** Sends what is due, and comes back by itself when more will be. */
  flush(): void
  /** No more timers. What is queued stays queued. */
  stop(): void
}

export interface SenderParts {
  page: Page
  store: TextStore
  key: string
  record: BackendAdapter['record']
  now: () => number
  /** Called with what was sent and what the backend answered. */
  onAnswer: (events: readonly TrackedEvent[], result: RecordResult) => void
  /** Called when the backend refused the lot, and sending it again would not help. */
  onRefusal: (events: readonly TrackedEvent[], code: string) => void
}

export function createSender({ page, store, key, record, now, onAnswer, onRefusal }: SenderParts): Sender {
  let timer: ReturnType<typeof setTimeout> | undefined
  let bytesInFlight = 0
  let stopped = false

  function flush() {
    const entries = readQueue(store, now())
    const due = leaseDue(entries, key, now())
    if (due.length > 0) {
      writeQueue(store, entries) // the lease, before the request: other tabs must not send these too
      void send(due.map((entry) => entry.event))
    }
    wakeFor(entries)
  }

  async function send(events: TrackedEvent[]) {
    const bytes = new Blob([JSON.stringify(events)]).size
    bytesInFlight += bytes
    try {
      const result = await record(events, { keepalive: bytesInFlight < MAX_KEEPALIVE_BYTES })
      settle(events, () => null)
      onAnswer(events, result)
    } catch (error) {
      const { retryable, retryAfterMs = 0, code } = error as GoodwordError
      if (retryable === false) {
        settle(events, () => null)
        onRefusal(events, code)
      } else settle(events, (entry) => postpone(entry, retryAfterMs))
    } finally {
      bytesInFlight -= bytes
    }
  }

  /** Without a network an attempt is no attempt: the entry is due as soon as the browser says `online`. */
  function postpone(entry: QueueEntry, retryAfterMs: number): QueueEntry {
    if (isOffline()) return { ...entry, attempts: entry.attempts - 1, next: now() }
    return { ...entry, next: Math.max(entry.next, now() + retryAfterMs) }
  }

  /** Gives each entry of these events its new form, or removes it. The queue is read anew: other tabs write it too. */
  function settle(events: readonly TrackedEvent[], change: (entry: QueueEntry) => QueueEntry | null) {
    const isOurs = (entry: QueueEntry) => entry.key === key && events.some((event) => event.id === entry.event.id)
    const entries = readQueue(store, now()).flatMap((entry) => (isOurs(entry) ? (change(entry) ?? []) : entry))
    writeQueue(store, entries)
    wakeFor(entries)
  }

  function wakeFor(entries: readonly QueueEntry[]) {
    page.clearTimeout(timer)
    const next = Math.min(...entries.filter((entry) => entry.key === key).map((entry) => entry.next))
    if (stopped || isOffline() || next === Infinity) return
    // Tabs would otherwise wake in the same millisecond, and read the queue before either has written its lease.
    const waitMs = Math.max(0, next - now()) + Math.random() * 1000
    timer = page.setTimeout(flush, Math.min(waitMs, MAX_TIMEOUT_MS))
  }

  /** `false` is certain; `true` only means that there is some network. */
  const isOffline = () => page.navigator.onLine === false

  return {
    add(event) {
      const entries = readQueue(store, now())
      enqueue(entries, key, event)
      writeQueue(store, entries)
      flush()
    },
    flush,
    stop() {
      stopped = true
      page.clearTimeout(timer)
    },
  }
}
