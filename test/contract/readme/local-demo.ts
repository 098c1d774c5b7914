import { createLocalAdapter } from '@goodword/adapters/local'

const thanks = { id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, holdDays: 14 } as const

/** A backend that this browser remembers, with one customer who refers. */
export function openDemo() {
  const adapter = createLocalAdapter({ program: { redeem: true }, offers: { customer: { partner: [thanks] } } })
  adapter.host.partner({ externalId: 'ada', name: 'Ada', code: 'k7mq' }) // changes nothing when she is there already
  return { adapter, identity: { token: adapter.host.token('ada') } }
}
