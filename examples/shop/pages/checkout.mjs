import { html } from '../html.mjs'
import { price } from '../money.mjs'
import { layout, visitFields } from './layout.mjs'
import { sum } from './sum.mjs'

/** `quote` is what this order costs as far as we know; shop.js asks again once it knows who sent the buyer. */
export function checkoutPage(visitor, { quote, attempt, problem = null }) {
  const { account, basket } = visitor
  return layout(visitor, {
    title: 'Checkout',
    body: html`
      <h1>Checkout</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      <ul class="lines plain">
        ${basket.map(
          ({ product, quantity }) =>
            html`<li>
              <span>${quantity} × ${product.name}</span><span class="price">${price(product.price * quantity)}</span>
            </li>`,
        )}
      </ul>
      <div aria-live="polite">${sum(quote)}</div>
      <form method="post" action="/checkout" class="fields" data-checkout>
        <p>Signed in as ${account.name}, ${account.email}.</p>
        <label
          >Deliver to
          <input name="address" autocomplete="street-address" value="1 Harbour Row, Saltmarsh" required maxlength="200"
        /></label>
        <p class="note">This shop is an example: no card is asked for and no money moves.</p>
        ${visitFields()}
        <input type="hidden" name="attempt" value="${attempt}" />
        <input type="hidden" name="quoted" value="${quote.total}" />
        <button class="button wide">Pay <span data-pay>${price(quote.total)}</span></button>
      </form>
    `,
  })
}
