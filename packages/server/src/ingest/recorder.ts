import { setImmediate } from 'node:timers/promises'
import type { CodeState } from '@goodword/core'
import type { Changes } from '../changes.ts'
import { isOutage } from '../store/outage.ts'
import type { Store } from '../store/store.ts'
import type { BelievedEvent } from './believed-event.ts'
import { recordEvents, type Recorded } from './record-events.ts'

/** What became of one request's events. */
export interface RequestResult {
  /** How many were known before, or stood twice in the request. */
  duplicates: number
  /** By code in normal form; a code that nobody has is absent. */
  codes: Map<string, CodeState>
}

/** Writes events of many requests with few transactions. */
export interface Recorder {
  /** Resolves once the events are committed; rejects when they are not. Order among requests is kept. */
  record(programId: string, events: readonly BelievedEvent[]): Promise<RequestResult>
  /** Resolves when nothing is waiting any more. */
  drain(): Promise<void>
}

interface Waiting {
  programId: string
  events: readonly BelievedEvent[]
  resolve(result: RequestResult): void
  reject(error: unknown): void
}

/** Enough to make the commit's price small, few enough to answer within some tens of milliseconds. */
const EVENTS_PER_COMMIT = 500

/**
 * Group commit: what arrives during a commit goes into the next one, which starts as soon as the one before has ended. No timer: a
 * lone event is written at once, and the busier the server the larger the groups.
 */
export function createRecorder({ store, changes }: { store: Store; changes: Changes }): Recorder {
  const queue: Waiting[] = []
  let flushing: Promise<void> | null = null

  async function flushAll(): Promise<void> {
    while (queue.length > 0) {
      await everybodyWhoIsHere()
      await commitOrSplit(takeGroup(queue))
    }
    flushing = null
  }

  /**
   * Turns the event loop as long as each turn brings more requests. An embedded database works in this thread and answers
   * without a turn, so that without this no request would be read while another is written, and every group would be of one.
   */
  async function everybodyWhoIsHere(): Promise<void> {
    let before: number
    do {
      before = queue.length
      await setImmediate()
    } while (queue.length > before)
  }

  /** When a group fails, each request gets its own transaction, so that none pays for its neighbour. */
  async function commitOrSplit(group: Waiting[]): Promise<void> {
    try {
      await commit(group)
    } catch (error) {
      if (group.length === 1 || isOutage(error)) for (const waiting of group) waiting.reject(error)
      else for (const waiting of group) await commitOrSplit([waiting])
    }
  }

  async function commit(group: Waiting[]): Promise<void> {
    const programs = new Map<string, Waiting[]>()
    for (const waiting of group) programs.set(waiting.programId, [...(programs.get(waiting.programId) ?? []), waiting])
    const recorded = await store.transaction(async (tx) => {
      const results = new Map<string, Recorded>()
      // In one order everywhere, so that two servers cannot wait for each other.
      for (const programId of [...programs.keys()].sort()) {
        const events = programs.get(programId)!.flatMap((waiting) => waiting.events)
        results.set(programId, await recordEvents(tx, programId, events))
      }
      return results
    })
    for (const waiting of group) waiting.resolve(resultFor(waiting, recorded.get(waiting.programId)!))
    changes.tell([...recorded.values()].flatMap((result) => result.changes))
  }

  return {
    record: (programId, events) =>
      new Promise((resolve, reject) => {
        queue.push({ programId, events, resolve, reject })
        flushing ??= flushAll()
      }),
    drain: async () => {
      await flushing
    },
  }
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let events = 0
  const end = queue.findIndex((waiting) => (events += waiting.events.length) > EVENTS_PER_COMMIT)
  return queue.splice(0, end === -1 ? queue.length : Math.max(1, end))
}

/** Of an id that several requests of a group carried, the first counts as new and the others as known before. */
function resultFor(waiting: Waiting, recorded: Recorded): RequestResult {
  let duplicates = 0
  for (const { event } of waiting.events) if (!recorded.fresh.delete(event.id)) duplicates += 1
  return { duplicates, codes: recorded.codes }
}
