import { html } from '../html.mjs'
import { price } from '../money.mjs'
import { pottery } from '../pottery.mjs'
import { layout } from './layout.mjs'

export function productPage(visitor, product) {
  return layout(visitor, {
    title: product.name,
    wide: true,
    body: html`
      <p class="crumb"><a href="/">All pieces</a></p>
      <article class="product">
        <div class="plinth">${pottery(product)}</div>
        <div>
          <h1>${product.name}</h1>
          <p class="price large">${price(product.price)}</p>
          <p>${product.about}</p>
          <ul class="facts">
            ${product.facts.map((fact) => html`<li>${fact}</li>`)}
          </ul>
          <form method="post" action="/basket" class="add">
            <input type="hidden" name="slug" value="${product.slug}" />
            <label
              >Quantity <input name="quantity" type="number" inputmode="numeric" min="1" max="9" value="1"
            /></label>
            <button class="button">Add to basket</button>
          </form>
        </div>
      </article>
    `,
  })
}
