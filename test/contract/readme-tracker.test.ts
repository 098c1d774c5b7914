import { createTracker } from '@goodword/tracker'
import { expect, test } from 'vitest'
import { createOwnTracker } from './readme/tracker-adapter.ts'
import { describeStay } from './readme/tracker-stay.ts'

test('on a server a tracker does nothing, as the README says', () => {
  let calls = 0
  const adapter = { record: () => Promise.reject(new Error(`call ${++calls}`)) }
  const tracker = createTracker({ adapter })
  tracker.lead({ customerId: 'u_17' })
  tracker.consent(true)
  expect([tracker.visit(), tracker.handOver(), describeStay(tracker)]).toEqual([null, null, 'nobody sent this visitor'])
  tracker.stop()
  createOwnTracker(() => {}).stop()
  expect(calls).toBe(0)
})
