import { html } from '../html.mjs'
import { price } from '../money.mjs'
import { layout, report } from './layout.mjs'
import { sum } from './sum.mjs'

/** The receipt. It also lets the browser say that something was bought: a claim, which our server's report confirms. */
export function thanksPage(visitor, order) {
  const { id, total, currency, customerId, lines } = order
  return layout(visitor, {
    title: 'Thank you',
    body: html`
      <p class="eyebrow">Order <span data-testid="order-id">${id}</span></p>
      <h1>Thank you, ${visitor.account.name}.</h1>
      <p>We pack it in straw today. The kettle is the only thing you still need.</p>
      <ul class="lines plain">
        ${lines.map(
          ({ name, price: each, quantity }) =>
            html`<li><span>${quantity} × ${name}</span><span class="price">${price(each * quantity)}</span></li>`,
        )}
      </ul>
      ${sum(order)}
      <p class="actions"><a class="button" href="/account">Invite a friend</a> <a href="/orders">All your orders</a></p>
      ${report('sale', { orderId: id, amount: total, currency, customerId })}
    `,
  })
}
