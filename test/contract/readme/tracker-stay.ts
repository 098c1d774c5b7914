import { withStay, type Tracker } from '@goodword/tracker'

/** For how long this browser really keeps the visit, in words. */
export function describeStay(tracker: Tracker, windowDays = 90): string {
  const visit = tracker.visit()
  if (!visit) return 'nobody sent this visitor'
  const { until, endedBy } = withStay(visit, windowDays).stays
  return until === null ? `until the ${endedBy} is closed` : `until ${new Date(until).toISOString()}`
}
