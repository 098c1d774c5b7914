// @vitest-environment happy-dom
import { createMemoryAdapter } from '@goodword/adapters/memory'
import { createTracker } from '@goodword/tracker'
import { expect, test, vi } from 'vitest'

test('a friend who signs up is reported with the visit that brought them', async () => {
  const adapter = createMemoryAdapter()
  adapter.host.partner({ externalId: 'ada', name: 'Ada', code: 'k7mq' })
  history.replaceState(null, '', '/?ref=k7mq')

  const tracker = createTracker({ adapter })
  const sent = vi.fn()
  tracker.on('sent', sent)
  tracker.lead({ customerId: 'u_17' })

  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(2)) // the click, and the lead
  expect(sent).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'lead:u_17', visit: tracker.visit() }))
  expect(tracker.visit()?.code).toBe('k7mq')
  tracker.stop()
})
