import { products } from '../catalog.mjs'
import { html } from '../html.mjs'
import { price } from '../money.mjs'
import { pottery } from '../pottery.mjs'
import { layout } from './layout.mjs'

export function homePage(visitor) {
  return layout(visitor, {
    title: 'Stoneware by the sea',
    wide: true,
    body: html`
      <section class="hero">
        <div class="words">
          <p class="eyebrow">Stoneware, thrown by the sea</p>
          <h1>Made slowly, for the first cup of the day.</h1>
          <p>Six pieces in six glazes. Fired twice, checked once more, and sent in straw.</p>
          <a class="button" href="#pieces">See the six pieces</a>
        </div>
        <div class="shelf">${[products[3], products[0], products[1]].map((product) => pottery(product, 'hero'))}</div>
      </section>
      <h2 id="pieces">The six pieces</h2>
      <ul class="pieces">
        ${products.map(
          (product) =>
            html`<li>
              <a href="/p/${product.slug}">
                <span class="plinth">${pottery(product)}</span>
                <span class="name">${product.name}</span> <span class="price">${price(product.price)}</span>
                <span class="line">${product.line}</span>
              </a>
            </li>`,
        )}
      </ul>
    `,
  })
}
