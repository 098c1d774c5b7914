import { DAY_MS } from '@goodword/core'
import type { TrackedEvent } from '@goodword/core'
import type { TextStore } from './text-store.ts'

const NAME = 'goodword.q'

/** A browser that cannot reach its backend for long must not fill the host's storage. */
const MAX_ENTRIES = 50
/** With the back-off below, nine attempts span more than a day of an open page. */
const MAX_ATTEMPTS = 9
/** Backends believe the time of a browser's event for as long. */
const MAX_AGE_MS = 7 * DAY_MS

/** An event that is not known to be durable yet. */
export interface QueueEntry {
  /** Publishable key of the program it belongs to; a page of another program leaves it alone. */
  key: string
  event: TrackedEvent
  /** How many times it was sent. */
  attempts: number
  /** Not to be sent before this moment, in milliseconds: at once a lease that other tabs respect, and the back-off. */
  next: number
}

/** The queue as it stands, without what is too old, was tried too often, or is not an entry at all. */
export function readQueue(store: TextStore, now: number): QueueEntry[] {
  try {
    const entries: QueueEntry[] = JSON.parse(store.read(NAME) || '[]')
    return entries.filter(
      ({ event, attempts, next }) => now - event.at < MAX_AGE_MS && (attempts < MAX_ATTEMPTS || next > now),
    )
  } catch {
    return [] // not ours: the next write replaces it
  }
}

export function writeQueue(store: TextStore, entries: readonly QueueEntry[]): void {
  store.write(NAME, entries[0] ? JSON.stringify(entries) : '')
}

/**
 * Adds an event, due at once, unless the same one is waiting. Of more than 50 the oldest that is not a sale gives way, or the
 * oldest sale when there is nothing else.
 */
export function enqueue(entries: QueueEntry[], key: string, event: TrackedEvent): void {
  if (entries.some((entry) => entry.event.id === event.id)) return
  entries.push({ key, event, attempts: 0, next: 0 })
  const victim = entries.findIndex((entry) => entry.event.type !== 'sale')
  if (entries.length > MAX_ENTRIES) entries.splice(Math.max(0, victim), 1)
}
