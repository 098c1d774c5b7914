import { DAY_MS } from '@goodword/core'
import type { BackendAdapter, GoodwordError, RecordResult, TrackedEvent } from '@goodword/core'
import type { TextStore } from './text-store.ts'

const NAME = 'goodword.q'

/** A browser that cannot reach its backend for long must not fill the host's storage. */
const MAX_ENTRIES = 50
/** With the back-off below, nine attempts span more than a day of an open page. */
const MAX_ATTEMPTS = 9
/** Backends believe the time of a browser's event for as long. */
const MAX_AGE_MS = 7 * DAY_MS

/** An event that is not known to be durable yet. */
interface QueueEntry {
  /** Publishable key of the program it belongs to; a page of another program leaves it alone. */
  key: string
  event: TrackedEvent
  /** How many times it was sent. */
  attempts: number
  /** Not to be sent before this moment, in milliseconds: at once a lease that other tabs respect, and the back-off. */
  next: number
}

/** What the backend said for good. When it refused the lot, each event is among the rejected. */
export type Answer = Pick<RecordResult, 'codes'> & { rejected: { index: number; code: string }[] }

/**
 * Brings events to the backend: stored first, sent at once, and again until it has answered; `onAnswer` is then called with
 * what was sent. The function it returns stores an event, if any, and sends what is due, or all of it in a hurry.
 */
export function createQueue(
  page: Window,
  store: TextStore,
  now: () => number,
  key: string,
  adapter: Pick<BackendAdapter, 'record'>,
  signal: AbortSignal,
  onAnswer: (events: readonly TrackedEvent[], answer: Answer) => void,
): (event?: TrackedEvent, isHurried?: boolean) => void {
  let timer: number | undefined

  /** Without what is too old, was tried too often, or is not an entry at all. */
  function read(): QueueEntry[] {
    try {
      const entries: QueueEntry[] = JSON.parse(store.read(NAME) || '[]')
      return entries.filter(
        ({ event, attempts, next }) => now() - event.at < MAX_AGE_MS && (attempts < MAX_ATTEMPTS || next > now()),
      )
    } catch {
      return [] // not ours: the next write replaces it
    }
  }

  const write = (entries: QueueEntry[]) => store.write(NAME, entries[0] ? JSON.stringify(entries) : '')

  function flush(event?: TrackedEvent, isHurried?: boolean) {
    if (signal.aborted) return
    const entries = read()
    if (event && !entries.some((entry) => entry.event.id === event.id)) {
      entries.push({ key, event, attempts: 0, next: 0 })
      // The oldest that is not a sale gives way, or the oldest sale when there is nothing else.
      const victim = Math.max(
        0,
        entries.findIndex((entry) => entry.event.type !== 'sale'),
      )
      if (entries.length > MAX_ENTRIES) entries.splice(victim, 1)
    }
    const own = entries.filter((entry) => entry.key === key)
    const due = own.filter((entry) => isHurried || entry.next <= now())
    if (due[0]) {
      // About 5, 20, 80, 320 … seconds ahead, jittered so that many browsers do not come back together. Written before the
      // request: other tabs must not send these too.
      for (const entry of due) entry.next = now() + 4 ** entry.attempts++ * (4000 + Math.random() * 2000)
      write(entries)
      void send(due.map((entry) => entry.event))
    }
    page.clearTimeout(timer)
    // Jittered: tabs that wake in the same millisecond would all read the queue before any has written its lease.
    const waitMs = Math.min(...own.map((entry) => entry.next)) - now() + Math.random() * 1000
    if (own[0]) timer = page.setTimeout(flush, waitMs)
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
    const entries = read().filter((entry) => {
      if (!events.some((event) => event.id === entry.event.id)) return true
      entry.next = Math.max(entry.next, again)
      return again
    })
    write(entries)
  }

  return flush
}
