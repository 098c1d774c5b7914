import { DAY_MS } from '@goodword/core'
import type { BackendAdapter, GoodwordError, RecordResult, TrackedEvent } from '@goodword/core'
import { quietly } from './quietly.ts'
import { writeItem, type Items } from './storage.ts'

const NAME = 'goodword.q'

/** A browser that cannot reach its backend for long must not fill the host's storage. */
const MAX_ENTRIES = 50
/** Backends believe the time of a browser's event for as long. With the back-off below, that is nine or ten attempts. */
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

/** An answer, or the error that stands for it. */
type Answer = Partial<RecordResult & GoodwordError>

/** Hears of an event that the backend has, or that it has refused for good, with the code of the refusal. */
export type OnAnswered = (
  event: TrackedEvent,
  refusal: string | undefined,
  codes: RecordResult['codes'] | undefined,
) => void

/**
 * Brings events to the backend: stored first, sent at once, and again until it has answered. The function it returns adds an
 * event, if any, and sends what is due. What it does later by itself, it does by `run`.
 */
export function createQueue(
  page: Window,
  items: Items,
  now: () => number,
  key: string,
  adapter: Pick<BackendAdapter, 'record'>,
  run: (task: () => void) => void,
  onAnswered: OnAnswered,
): (event?: TrackedEvent) => void {
  let timer: number | undefined

  /** Without what is too old. A queue that we cannot read is not ours, and gives way. */
  const read = (): Entries =>
    quietly(() =>
      Object.fromEntries(
        Object.entries<QueueEntry>(JSON.parse(items[NAME]!)).filter(([, { event }]) => now() - event.at < MAX_AGE_MS),
      ),
    ) ?? {}

  const write = (entries: Entries) => writeItem(items, NAME, Object.keys(entries)[0] && JSON.stringify(entries))

  function flush(event?: TrackedEvent) {
    const entries = read()
    if (event) {
      entries[key + event.id] ??= { event, attempts: 0, next: 0 }
      const ids = Object.keys(entries)
      // The oldest that is not a sale gives way, or the oldest sale when there is nothing else.
      if (ids[MAX_ENTRIES]) delete entries[ids.find((id) => !id.includes('sale:')) ?? ids[0]!]
    }
    const due: TrackedEvent[] = []
    let isWaiting: boolean | undefined
    for (const id in entries) {
      if (id.startsWith(key)) {
        const entry = entries[id]!
        isWaiting = true
        // Offline nothing is on its way, whatever was: all wait for the network, and attempts before would only be counted.
        if (!page.navigator.onLine) entry.next = 0
        else if (entry.next <= now()) {
          // About 4, 16, 64, 256 … seconds ahead, jittered so that many browsers do not come back together. Written before the
          // request: other tabs must not send these too.
          entry.next = now() + 4 ** entry.attempts++ * (4000 + Math.random() * 1000)
          due.push(entry.event)
        }
      }
    }
    if (isWaiting) {
      write(entries)
      if (due[0]) void send(due)
      // Looks again while something waits: for its time, for the network, and after the back-forward cache. Jittered: tabs that
      // wake in the same millisecond would all read the queue before any has written its lease.
      page.clearTimeout(timer)
      timer = page.setTimeout(() => run(flush), 1000 + Math.random() * 1000)
    }
  }

  async function send(events: TrackedEvent[]) {
    const answer: Answer = await adapter.record(events, { keepalive: true }).catch((failure) => failure)
    // Read anew: meanwhile other events came in, and other tabs write here too.
    const entries = read()
    events.forEach((event, index) => {
      const entry = entries[key + event.id]
      if (answer.rejected || answer.retryable === false) {
        delete entries[key + event.id]
        onAnswered(event, (answer.rejected?.find((one) => one.index === index) ?? answer).code, answer.codes)
      } else if (entry) entry.next = Math.max(entry.next, now() + (answer.retryAfterMs ?? 0))
    })
    write(entries)
  }

  return flush
}
