import { productBySlug } from './catalog.mjs'

const MOST = 9

/**
 * What lies in the basket, from its cookie (`tide-mug:2.moon-bowl:1`). Nothing in it is trusted: unknown products vanish,
 * and prices come from the catalog.
 */
export function readBasket(cookie = '') {
  const lines = []
  for (const part of cookie.split('.')) {
    const [slug, count] = part.split(':')
    const product = productBySlug(slug)
    const quantity = Number(count)
    if (!product || !Number.isInteger(quantity) || quantity < 1) continue
    if (lines.some((line) => line.product === product)) continue
    lines.push({ product, quantity: Math.min(quantity, MOST) })
  }
  return lines
}

/** The cookie value of a basket; empty when nothing lies in it. */
export const writeBasket = (lines) => lines.map(({ product, quantity }) => `${product.slug}:${quantity}`).join('.')

/** The basket with so many of a product; 0 takes it out. */
export function withQuantity(lines, product, quantity) {
  const kept = lines.filter((line) => line.product !== product || quantity > 0)
  const limited = Math.min(quantity, MOST)
  if (kept.some((line) => line.product === product)) {
    return kept.map((line) => (line.product === product ? { product, quantity: limited } : line))
  }
  return limited > 0 ? [...kept, { product, quantity: limited }] : kept
}

export const quantityOf = (lines, product) => lines.find((line) => line.product === product)?.quantity ?? 0
export const countOf = (lines) => lines.reduce((sum, line) => sum + line.quantity, 0)
export const subtotalOf = (lines) => lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0)
