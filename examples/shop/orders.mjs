import { randomInt } from 'node:crypto'
import { subtotalOf } from './basket.mjs'
import { CURRENCY } from './money.mjs'

/** Letters and digits that nobody mixes up when reading an order number aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Prices and orders. Every amount is computed here; a page only ever says what it showed. */
export function createOrders({ store, discounts, outbox }) {
  const { state, save } = store
  const of = (account) => state.orders.filter((order) => order.customerId === account.id).reverse()

  return {
    /** The orders of an account, newest first. */
    of,

    /** The order that this press of the button already made, or `undefined`. */
    ofAttempt: (account, attempt) => of(account).find((order) => order.attempt === attempt),

    /** What a basket costs this buyer, in cents: `{ subtotal, discount, total }`. */
    async quote(account, basket, visit) {
      const subtotal = subtotalOf(basket)
      const isFirstOrder = of(account).length === 0
      const discount = await discounts.discountFor({ visit, subtotal, isFirstOrder })
      return { subtotal, discount, total: subtotal - discount }
    },

    /** Takes the order. It and its report to Goodword are on the disk when this resolves; the report is sent afterwards. */
    async pay(account, basket, { visit, quote, attempt }) {
      const known = this.ofAttempt(account, attempt)
      if (known) return known // the second press was quoted while the first was paid
      const order = {
        id: newOrderId(),
        attempt,
        customerId: account.id,
        email: account.email,
        at: Date.now(),
        lines: basket.map(({ product, quantity }) => ({ name: product.name, price: product.price, quantity })),
        ...quote,
        currency: CURRENCY,
        visit,
      }
      state.orders.push(order)
      outbox.add(order)
      await save()
      void outbox.deliver()
      return order
    },
  }
}

const newOrderId = () => `LT-${Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`
