import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'
import type { Seen } from './watch.ts'

/** As the tracker stores it. */
type Entries = Record<string, [event: { at: number }, attempts: number, next: number]>

/** What waits to be delivered, and what was refused while we looked? */
export function examineQueue(
  page: Window,
  { key, storage }: DoctorConfig,
  rejections: Seen['rejections'],
  now: number,
): Finding[] {
  const findings = []
  if (rejections.size > 0)
    findings.push(
      finding(
        'refused',
        'fail',
        `Refused for good: ${[...rejections].join(', ')}`,
        '',
        'Correct the call. Amounts are in minor units: 1999 for 19.99.',
      ),
    )
  let entries: Entries = {}
  try {
    entries = JSON.parse(page[storage === 'session' ? 'sessionStorage' : 'localStorage'].getItem('goodword.q')!) ?? {}
  } catch {} // no storage, or not ours: nothing waits there

  const ids = Object.keys(entries)
  const own = ids.filter((id) => id.startsWith(key)).map((id) => entries[id]!)
  if (own[0]) {
    const seconds = (moments: number[]) => Math.round(Math.abs(Math.min(...moments) - now) / 1000)
    const attempts = Math.max(...own.map(([, one]) => one))
    findings.push(
      finding(
        'queue',
        attempts > 2 ? 'warn' : 'note',
        `Events that wait: ${own.length}`,
        `The oldest for ${seconds(own.map(([{ at }]) => at))} s, sent ${attempts} times, again in ${seconds(own.map(([, , next]) => next))} s. Kept for 7 days.`,
        attempts > 2 && 'See what is said of the backend.',
      ),
    )
  } else findings.push(finding('queue', 'ok', 'No event waits'))
  if (ids.length > own.length)
    findings.push(finding('others', 'note', `Events that wait for another key: ${ids.length - own.length}`))
  return findings
}
