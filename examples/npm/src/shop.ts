import { createMemoryAdapter } from '@goodword/adapters/memory'

const DAY_MS = 86_400_000

/** The backend: here the whole of it, in memory, with a clock that stands still until it is set. */
export const shop = createMemoryAdapter({
  program: { landingUrl: `${location.origin}/` },
  offers: {
    customer: {
      partner: [{ id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, first: true, holdDays: 14 }],
      customer: [{ id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true }],
    },
  },
})

shop.host.partner({ externalId: 'mara', name: 'Mara', code: 'mara1' })

/** Who is signed in. A real page gets the token from its own server, and hands over the function that fetches it. */
export const identity = { token: shop.host.token('mara') }

const NAMES = ['Ben', 'Cleo', 'Dan', 'Eve', 'Finn']
let sales = 0

/** One more friend of Mara's buys something. */
export function sell(): void {
  sales += 1
  shop.host.conversion({
    type: 'sale',
    orderId: `order_${sales}`,
    amount: 6000,
    currency: 'USD',
    customerId: `customer_${sales}`,
    name: NAMES[(sales - 1) % NAMES.length] ?? 'A friend',
    code: 'mara1',
  })
}

/** Everything in the shop is two weeks older: refund windows have closed. */
export function letTwoWeeksPass(): void {
  shop.clock.set(shop.clock.now() + 14 * DAY_MS)
}
