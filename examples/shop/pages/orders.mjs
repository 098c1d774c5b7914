import { html } from '../html.mjs'
import { price } from '../money.mjs'
import { layout } from './layout.mjs'

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' })

export function ordersPage(visitor, orders) {
  return layout(visitor, {
    title: 'Your orders',
    body: html`
      <h1>Your orders</h1>
      ${orders.length === 0 && html`<p>You have not ordered anything yet. <a href="/#pieces">See the six pieces</a>.</p>`}
      <ul class="lines plain">
        ${orders.map(
          (order) =>
            html`<li>
              <span>
                <a class="name" href="/thanks/${order.id}">${order.id}</a>
                <span class="line">${day.format(order.at)}: ${order.lines.map((line) => line.name).join(', ')}</span>
              </span>
              <span class="price">${price(order.total)}</span>
            </li>`,
        )}
      </ul>
      <p class="actions"><a href="/account">Back to your account</a></p>
    `,
  })
}
