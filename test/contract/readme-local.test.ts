// @vitest-environment happy-dom
import { DAY_MS } from '@goodword/core'
import { expect, test } from 'vitest'
import { openDemo } from './readme/local-demo.ts'

test('the demo of the README goes on where it was, up to the code for the reward', async () => {
  const before = openDemo().adapter
  before.host.conversion({ type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', code: 'k7mq' })
  before.clock.set(before.clock.now() + 14 * DAY_MS)

  const { adapter, identity } = openDemo()
  const session = adapter.partner(identity)
  const [reward] = (await session.rewards()).data
  expect(reward).toMatchObject({ amount: 2000, status: { state: 'approved' } })
  expect(await session.redeem(reward!.id)).toMatchObject({ status: { state: 'redeemed' } })

  adapter.reset()
  expect(localStorage.length).toBe(0)
})
