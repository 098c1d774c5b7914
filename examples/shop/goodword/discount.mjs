import { CURRENCY } from '../money.mjs'

const TIMEOUT_MS = 2000
const REMEMBERED_CODES = 1000

/**
 * What a friend gets, asked from Goodword. The page only ever names a code; the amounts come from here.
 * When the API is down, the terms of an earlier answer count; without one there is no discount, and the order goes through.
 */
export function createDiscounts({ goodword, store, fetch = globalThis.fetch }) {
  const remembered = store.state.terms // the newest last
  const rememberedTerms = (code) => remembered.find((known) => known.code === code)?.terms ?? null

  async function termsFor(code) {
    try {
      const url = `${goodword.api}/v1/invitations/${code}?key=${encodeURIComponent(goodword.key)}`
      const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
      if (answer.status === 404) return null
      if (answer.ok) await remember(code, (await answer.json()).offer.customer[0] ?? null)
    } catch {
      // unreachable, too slow or no JSON: what we remember has to do
    }
    return rememberedTerms(code)
  }

  async function remember(code, terms) {
    if (JSON.stringify(rememberedTerms(code)) === JSON.stringify(terms)) return
    const others = remembered.filter((known) => known.code !== code).slice(1 - REMEMBERED_CODES)
    remembered.splice(0, Infinity, ...others, { code, terms })
    await store.save()
  }

  return {
    /** Asks at the sign-up, so that the friend gets what was promised even if the API is down at the checkout. */
    async learn(visit) {
      if (visit) await termsFor(visit.code)
    },

    /** What comes off this order, in cents; 0 when nothing does. `isFirstOrder` is ours to know. */
    async discountFor({ visit, subtotal, isFirstOrder }) {
      if (!visit || !isFirstOrder) return 0
      return discountOf(await termsFor(visit.code), subtotal)
    },
  }
}

/** What these terms take off an order, in cents, never more than the order. Only coupons on a sale take something off. */
function discountOf(terms, subtotal) {
  if (!terms || terms.on !== 'sale' || terms.form !== 'coupon') return 0
  if (terms.minAmount !== null && subtotal < terms.minAmount) return 0
  if (terms.fixed) return terms.fixed.currency === CURRENCY ? Math.min(terms.fixed.amount, subtotal) : 0
  const share = (BigInt(subtotal) * BigInt(terms.ppm) + 500_000n) / 1_000_000n
  return Math.min(Number(share), subtotal)
}
