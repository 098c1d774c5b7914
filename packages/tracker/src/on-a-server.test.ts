// @vitest-environment node
import { expect, test } from 'vitest'
import { createTracker } from './tracker.ts'

test('does nothing on a server, and never throws', async () => {
  const calls: unknown[] = []
  const record = async (events: unknown) => {
    calls.push(events)
    return { accepted: 0, duplicates: 0, rejected: [], codes: {} }
  }
  const tracker = createTracker({ adapter: { record } })
  tracker.lead({ customerId: 'u_1' })
  tracker.sale({ orderId: 'o_1', amount: 1, currency: 'USD' })
  tracker.capture()
  for (const choice of ['session', null, false, true] as const) tracker.consent(choice)
  expect(tracker.visit()).toBeNull()
  expect(tracker.handOver()).toBeNull()
  tracker.on('visit', () => {})()
  tracker.stop()
  await new Promise((resolve) => setImmediate(resolve))
  expect(calls).toEqual([])
})
