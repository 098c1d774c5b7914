import { subtotalOf } from '../basket.mjs'
import { html } from '../html.mjs'
import { price } from '../money.mjs'
import { pottery } from '../pottery.mjs'
import { layout } from './layout.mjs'

export function basketPage(visitor) {
  const { basket } = visitor
  return layout(visitor, { title: 'Basket', body: basket.length > 0 ? full(basket) : empty() })
}

const empty = () => html`
  <h1>Your basket</h1>
  <p>There is nothing in it yet.</p>
  <p><a class="button" href="/#pieces">See the six pieces</a></p>
`

const full = (basket) => html`
  <h1>Your basket</h1>
  <ul class="lines">
    ${basket.map(
      ({ product, quantity }) =>
        html`<li>
          <span class="plinth small">${pottery(product)}</span>
          <div>
            <a class="name" href="/p/${product.slug}">${product.name}</a>
            <form method="post" action="/basket/change" class="change">
              <input type="hidden" name="slug" value="${product.slug}" />
              <label
                ><span class="unseen">How many: ${product.name}</span>
                <input name="quantity" type="number" inputmode="numeric" min="0" max="9" value="${quantity}"
              /></label>
              <button class="quiet">Change</button>
              <button class="quiet" name="remove" value="yes">
                Remove<span class="unseen"> ${product.name}</span>
              </button>
            </form>
          </div>
          <span class="price">${price(product.price * quantity)}</span>
        </li>`,
    )}
  </ul>
  <dl class="sum">
    <div class="grand">
      <dt>Total</dt>
      <dd>${price(subtotalOf(basket))}</dd>
    </div>
  </dl>
  <p class="actions"><a class="button" href="/checkout">Go to checkout</a></p>
`
