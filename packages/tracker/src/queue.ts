import { DAY_MS } from '@goodword/core'
import type { TrackedEvent } from '@goodword/core'
import type { TextStore } from './text-store.ts'

/** The key of the queue in storage. */
const NAME = 'goodword.q'

/** A browser that cannot reach its backend for long must not fill the host's storage. */
const MAX_EVENTS = 50
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

/** The queue as it stands, without what is too old, was tried too often, or is not ours to understand. */
export function readQueue(store: TextStore, now: number): QueueEntry[] {
  try {
    const entries: QueueEntry[] = JSON.parse(store.read(NAME) ?? '[]')
    return entries.filter((entry) => isAlive(entry, now))
  } catch {
    return [] // not JSON or not a list: somebody else wrote it, and the next write replaces it
  }
}

export function writeQueue(store: TextStore, entries: readonly QueueEntry[]): void {
  store.write(NAME, entries.length ? JSON.stringify(entries) : null)
}

/**
 * Adds an event, due at once, unless the same one is waiting. Of more than 50 of one program the oldest that is not a
 * sale gives way, and the oldest sale only when nothing else is left.
 */
export function enqueue(entries: QueueEntry[], key: string, event: TrackedEvent): void {
  const own = entries.filter((entry) => entry.key === key)
  if (own.some((entry) => entry.event.id === event.id)) return
  if (own.length >= MAX_EVENTS) {
    const victim = own.find((entry) => entry.event.type !== 'sale') ?? own[0]!
    entries.splice(entries.indexOf(victim), 1)
  }
  entries.push({ key, event, attempts: 0, next: 0 })
}

/**
 * The entries of one program that may be sent now, each with its next moment set: about 5, 20, 80, 320 … seconds ahead,
 * jittered so that many browsers do not come back together. A moment absurdly far ahead is a clock that was set back.
 */
export function leaseDue(entries: readonly QueueEntry[], key: string, now: number): QueueEntry[] {
  const due = entries.filter((entry) => entry.key === key && (entry.next <= now || entry.next > now + MAX_AGE_MS))
  for (const entry of due) entry.next = now + 5000 * 4 ** entry.attempts++ * (0.75 + Math.random() / 2)
  return due
}

function isAlive(entry: QueueEntry, now: number): boolean {
  return (
    typeof entry?.event?.id === 'string' &&
    now - entry.event.at < MAX_AGE_MS &&
    (entry.attempts < MAX_ATTEMPTS || entry.next > now)
  )
}
