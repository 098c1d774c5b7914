import { html } from '../html.mjs'
import { price } from '../money.mjs'

/** Subtotal, what a friend's invitation takes off, and the total. The discount's row is there, hidden, when there is none. */
export const sum = ({ subtotal, discount, total }) => html`
  <dl class="sum">
    <div>
      <dt>Subtotal</dt>
      <dd>${price(subtotal)}</dd>
    </div>
    <div class="off" ${discount === 0 && html`hidden`}>
      <dt>A friend invited you</dt>
      <dd data-testid="discount">${discount > 0 && discountText(discount)}</dd>
    </div>
    <div>
      <dt>Shipping</dt>
      <dd>Free</dd>
    </div>
    <div class="grand">
      <dt>Total</dt>
      <dd data-testid="total">${price(total)}</dd>
    </div>
  </dl>
`

/** `−$10.00`, with a real minus sign. */
export const discountText = (discount) => `−${price(discount)}`
