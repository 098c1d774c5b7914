import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'
import type { Seen } from './watch.ts'

/** As the tracker stores it, by key and event id. */
type Queues = Record<string, Record<string, [event: { at: number }, attempts: number, next: number]>>

/** What waits to be delivered, and what was refused while we looked? */
export function* examineQueue(
  { key, storage }: DoctorConfig,
  rejections: Seen['rejections'],
  now: number,
): Generator<Finding> {
  if (rejections.size > 0)
    yield finding(
      'refused',
      'fail',
      `Refused for good: ${[...rejections].join(', ')}`,
      '',
      'Correct the call. Amounts are 1999 for 19.99.',
    )
  const queues = readQueues(storage)
  const own = Object.values({ ...queues[key] })
  if (own[0]) {
    const seconds = (moments: number[]) => Math.round(Math.abs(Math.min(...moments) - now) / 1000)
    const attempts = Math.max(...own.map(([, one]) => one))
    yield finding(
      'queue',
      attempts > 2 ? 'warn' : 'note',
      `Events that wait: ${own.length}`,
      `Oldest: ${seconds(own.map(([{ at }]) => at))} s. Attempts: ${attempts}. Next: ${seconds(own.map(([, , next]) => next))} s.`,
    )
  } else yield finding('queue', 'ok', 'No event waits')
  if (Object.keys(queues).some((other) => other !== key)) yield finding('others', 'note', 'Events wait for another key')
}

function readQueues(storage: unknown): Queues {
  try {
    const text = (storage === 'session' ? sessionStorage : localStorage).getItem('goodword.q')
    return { ...(JSON.parse(text!) as Queues) }
  } catch {
    return {} // no queue, no storage, or not ours
  }
}
