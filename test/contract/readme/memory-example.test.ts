import { createMemoryAdapter } from '@goodword/adapters/memory'
import { expect, test } from 'vitest'

const DAY_MS = 86_400_000

test('a friend buys, and two weeks later the reward is approved', async () => {
  const thanks = { id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, holdDays: 14 } as const
  const adapter = createMemoryAdapter({ offers: { customer: { partner: [thanks] } } })
  const { clock, host } = adapter
  host.partner({ externalId: 'ada', name: 'Ada', code: 'k7mq' })
  host.conversion({ type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', code: 'k7mq' })

  const session = adapter.partner({ token: host.token('ada') })
  expect((await session.rewards()).data[0]?.status).toMatchObject({ state: 'pending', reason: 'hold_period' })
  clock.set(clock.now() + 14 * DAY_MS)
  expect((await session.rewards()).data[0]?.status).toMatchObject({ state: 'approved' })
})
