import { DAY_MS } from '@goodword/core'
import type { BackendAdapter, GoodwordError, RecordResult, TrackedEvent } from '@goodword/core'
import { quietly } from './quietly.ts'
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
  event: TrackedEvent
  /** How many times it was sent. */
  attempts: number
  /** Not to be sent before this moment, in milliseconds: at once a lease that other tabs respect, and the back-off. */
  next: number
}

/** Entries by publishable key and event id: a page of another program leaves them alone, and no event waits twice. */
type Entries = Record<string, QueueEntry>

/** What the backend said of an event for good: `null` when it has it, else the code of the refusal. */
export type Answered = (event: TrackedEvent, refusal: string | null, result?: RecordResult) => void

/**
 * Brings events to the backend: stored first, sent at once, and again until it has answered. The function it returns adds an
 * event, if any, and sends what is due. Does nothing after the signal.
 */
export function createQueue(
  page: Window,
  store: TextStore,
  now: () => number,
  key: string,
  adapter: Pick<BackendAdapter, 'record'>,
  signal: AbortSignal,
  onAnswered: Answered,
): (event?: TrackedEvent) => void {
  let timer: number | undefined

  /** Without what is too old, was tried too often, or is not an entry at all. */
  function read(): Entries {
    const entries: Entries = { ...quietly(() => JSON.parse(store.read(NAME)!)) }
    for (const id in entries) {
      const { event, attempts, next } = entries[id]!
      if (!(now() - event?.at < MAX_AGE_MS && (attempts < MAX_ATTEMPTS || next > now()))) delete entries[id]
    }
    return entries
  }

  const write = (entries: Entries) => store.write(NAME, Object.keys(entries)[0] && JSON.stringify(entries))

  function flush(event?: TrackedEvent) {
    if (signal.aborted) return
    const entries = read()
    if (event) {
      entries[key + event.id] ??= { event, attempts: 0, next: 0 }
      const ids = Object.keys(entries)
      // The oldest that is not a sale gives way, or the oldest sale when there is nothing else.
      if (ids[MAX_ENTRIES]) delete entries[ids.find((id) => entries[id]!.event.type !== 'sale') ?? ids[0]!]
      write(entries)
    }
    page.clearTimeout(timer)
    if (page.navigator.onLine === false) return // it says when it is back; attempts before would only be counted
    const own = Object.keys(entries).flatMap((id) => (id.startsWith(key) ? entries[id]! : []))
    const due = own.filter((entry) => entry.next <= now())
    if (due[0]) {
      // About 5, 20, 80, 320 … seconds ahead, jittered so that many browsers do not come back together. Written before the
      // request: other tabs must not send these too.
      for (const entry of due) entry.next = now() + 4 ** entry.attempts++ * (4000 + Math.random() * 2000)
      write(entries)
      void send(due.map((entry) => entry.event))
    }
    // Jittered: tabs that wake in the same millisecond would all read the queue before any has written its lease.
    const waitMs = Math.min(...own.map((entry) => entry.next)) - now() + Math.random() * 1000
    if (own[0]) timer = page.setTimeout(flush, waitMs)
  }

  async function send(events: TrackedEvent[]) {
    let result: RecordResult | undefined
    let failure: Partial<GoodwordError> = {}
    try {
      result = await adapter.record(events, { keepalive: true })
    } catch (error) {
      failure = error as GoodwordError
    }
    const isFinal = result || failure.retryable === false
    // Read anew: meanwhile other events came in, and other tabs write here too.
    const entries = read()
    for (const { id } of events) {
      const entry = entries[key + id]
      if (isFinal) delete entries[key + id]
      else if (entry) entry.next = Math.max(entry.next, now() + (failure.retryAfterMs ?? 0))
    }
    write(entries)
    if (isFinal) {
      events.forEach((event, index) => {
        const refusal = result ? result.rejected.find((one) => one.index === index) : failure
        onAnswered(event, refusal?.code ?? null, result)
      })
    }
  }

  return flush
}
