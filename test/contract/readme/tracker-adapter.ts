import { createTracker, type Rejection, type Tracker } from '@goodword/tracker'

/** A tracker that reports to a path of your own server. */
export function createOwnTracker(onRejected: (rejection: Rejection) => void): Tracker {
  const tracker = createTracker({
    adapter: {
      async record(events, { keepalive = false } = {}) {
        const response = await fetch('/referral-events', { method: 'POST', body: JSON.stringify(events), keepalive })
        if (!response.ok) throw new Error(`The events were not taken: ${response.status}. They are sent again.`)
        return { accepted: events.length, duplicates: 0, rejected: [], codes: {} }
      },
    },
  })
  tracker.on('rejected', onRejected)
  return tracker
}
