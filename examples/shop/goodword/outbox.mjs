const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000
/** Longer than this we let no `Retry-After` keep us. */
const LONGEST_PAUSE_MS = 600_000
const TIMEOUT_MS = 10_000
/** So young an order happened "now"; an older one says when, so that it is credited to the day it was paid. */
const FRESH_MS = 60_000

/**
 * Reports paid orders to Goodword, each until it is answered 200 or 201. The orders to report are part of the shop's own
 * file, so neither a dead API nor a dead shop loses one. An order that Goodword refuses for good is logged and parked;
 * it is tried again at the next start, when the mistake may be mended.
 */
export function createOutbox({ goodword, store, fetch = globalThis.fetch, log = console.error }) {
  const { state, save } = store
  let timer = null
  let sending = null
  let stopped = false

  /** Adds an order; the caller saves it together with the order. Then call `deliver()`. */
  function add(order) {
    state.outbox.push({ orderId: order.id, attempts: 0, nextAt: 0 })
  }

  /** Sends what is due, one after the other; never throws. Called again while it runs, it looks once more afterwards. */
  function deliver() {
    sending = (sending ?? Promise.resolve())
      .then(sendDue)
      .catch((error) => log(`The outbox stumbled: ${error.message}`))
    return sending
  }

  async function sendDue() {
    try {
      for (const entry of state.outbox.filter((entry) => entry.nextAt <= Date.now())) {
        if (!stopped) await send(entry)
      }
    } finally {
      scheduleNext()
    }
  }

  function scheduleNext() {
    clearTimeout(timer)
    if (stopped || state.outbox.length === 0) return
    const nextAt = Math.min(...state.outbox.map((entry) => entry.nextAt))
    timer = setTimeout(deliver, Math.max(FIRST_WAIT_MS / 2, nextAt - Date.now()))
  }

  async function send(entry) {
    const order = state.orders.find((order) => order.id === entry.orderId)
    const outcome = await report(order)
    if (outcome.retry) {
      entry.attempts += 1
      const wait = Math.min(FIRST_WAIT_MS * 2 ** (entry.attempts - 1), LONGEST_WAIT_MS)
      entry.nextAt = Date.now() + Math.max(jittered(wait), Math.min(outcome.retryAfterMs, LONGEST_PAUSE_MS))
    } else {
      state.outbox = state.outbox.filter((other) => other !== entry)
      if (outcome.refusal) {
        state.parked.push({ orderId: order.id, refusal: outcome.refusal })
        log(`Goodword refused order ${order.id} (${outcome.refusal}); it is parked until the next start.`)
      }
    }
    await save()
  }

  async function report(order) {
    try {
      const answer = await fetch(`${goodword.api}/v1/conversions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${goodword.secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(conversionOf(order)),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const body = await answer.text()
      if (answer.ok) return {}
      if (answer.status === 408 || answer.status === 429 || answer.status >= 500) {
        return { retry: true, retryAfterMs: 1000 * (Number(answer.headers.get('retry-after')) || 0) }
      }
      return { refusal: `${answer.status} ${body.slice(0, 300)}` }
    } catch {
      return { retry: true, retryAfterMs: 0 } // unreachable or too slow
    }
  }

  return {
    add,
    deliver,

    /** Takes up what an earlier run left. */
    start() {
      state.outbox.push(...state.parked.splice(0).map(({ orderId }) => ({ orderId, attempts: 0, nextAt: 0 })))
      return deliver()
    },

    /** Ends after the report under way; what is left stays in the file. */
    async stop() {
      stopped = true
      clearTimeout(timer)
      await sending
    },
  }
}

/** A quarter more or less, so that shops that failed together do not come back together. */
const jittered = (ms) => ms * (0.75 + Math.random() / 2)

/** What Goodword is told of a paid order. `amount` is what was charged, the discount already off. */
function conversionOf(order) {
  return {
    type: 'sale',
    orderId: order.id,
    amount: order.total,
    currency: order.currency,
    discount: order.discount,
    customerId: order.customerId,
    email: order.email,
    ...(order.visit?.id ? { visitId: order.visit.id } : {}),
    ...(order.visit ? { code: order.visit.code } : {}),
    ...(Date.now() - order.at > FRESH_MS ? { at: order.at } : {}),
  }
}
