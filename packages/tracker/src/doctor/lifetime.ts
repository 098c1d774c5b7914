import { quietly } from '../quietly.ts'
import { storedStay } from '../stay.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig, KnownVisit } from './parts.ts'

/** How long will this browser really keep the visit, and why no longer? What the visit says of itself is believed. */
export function* examineLifetime(
  { window: days, storage }: DoctorConfig,
  visit: KnownVisit | null,
  isGranted: boolean,
  now: number,
): Generator<Finding> {
  const isStored = isGranted && storage !== 'none' && quietly(() => localStorage)
  const { until, endedBy } =
    visit?.stays ??
    (isStored && storage !== 'session'
      ? storedStay(visit?.at ?? now, days, undefined, now)
      : { until: 0, endedBy: isStored ? 'tab' : 'page' })
  const why = {
    window: '',
    browser: 'Then this browser deletes what scripts store.',
    tab: storage === 'session' ? '' : 'Consent for the session.',
    page: isGranted ? (storage === 'none' ? '' : 'The browser gives no storage.') : 'No consent.',
  }
  yield finding(
    'lifetime',
    endedBy === 'window' ? 'ok' : 'warn',
    `A visit ${visit ? 'is' : 'would be'} kept until ${{ tab: 'the tab is closed', page: 'the page is left' }[endedBy as 'tab'] ?? new Date(until!).toISOString().slice(0, 10)}`,
    why[endedBy] || `So says data-${endedBy === 'window' ? endedBy : 'storage'}.`,
    // A cookie of the page's own server is not shortened.
    endedBy === 'browser' && 'Lead a path of your own host to it: POST /v1/visit sets a cookie that lasts.',
  )
}
