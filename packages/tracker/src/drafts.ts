import type { ErrorCode, LeadEvent, SaleEvent } from '@goodword/core'

/** A sign-up, as the host's page tells it. */
export interface LeadInput {
  /** Your own id of the person: printable ASCII without spaces, at most 128 characters. */
  customerId: string | number
  /** At most 200 characters. Empty counts as absent. */
  email?: string | null | undefined
  /** At most 200 characters. Empty counts as absent. */
  name?: string | null | undefined
}

/** An order, as the host's page tells it. */
export interface SaleInput {
  /** Your own id of the order: printable ASCII without spaces, at most 128 characters. */
  orderId: string | number
  /** What the buyer was charged, an integer in minor units: 1999 for $19.99. */
  amount: number
  /** ISO 4217, such as `USD`. */
  currency: string
  /** Your own id of the person. */
  customerId?: string | number | null | undefined
  /** The coupon code that the buyer entered. */
  coupon?: string | null | undefined
}

/** What an event of its kind says by itself, before the tracker adds the time, the visit and the page. */
type Draft<E> = E extends unknown ? Omit<E, 'at' | 'visit' | 'page' | 'referrer' | 'bot'> : never

export type LeadDraft = Draft<LeadEvent>
export type SaleDraft = Draft<SaleEvent>

/** A lead from what the host's page passed, which may be anything; or the code of what is wrong with it. */
export function draftLead(input: LeadInput): LeadDraft | ErrorCode {
  const { customerId, email, name } = input ?? {}
  if (!isId(customerId)) return 'invalid_id'
  return { id: `lead:${customerId}`, type: 'lead', customerId: `${customerId}`, ...given({ email, name }) }
}

/**
 * A sale from what the host's page passed, which may be anything; or the code of what is wrong with it. An amount is never
 * rounded or converted: 19.99 and "1999" are refused. Whether a well-formed currency exists is for the backend to say.
 */
export function draftSale(input: SaleInput): SaleDraft | ErrorCode {
  const { orderId, amount, currency, customerId, coupon } = input ?? {}
  if (!isId(orderId) || (customerId != null && !isId(customerId))) return 'invalid_id'
  if (!Number.isInteger(amount)) return 'amount_not_integer'
  if (amount < 0) return 'amount_negative'
  if (amount > Number.MAX_SAFE_INTEGER) return 'amount_out_of_range'
  if (!/^[a-z]{3}$/i.test(currency)) return 'unknown_currency'
  return {
    id: `sale:${orderId}`,
    type: 'sale',
    orderId: `${orderId}`,
    amount,
    currency: currency.toUpperCase(),
    ...given({ customerId, coupon }),
  }
}

/** Pages print ids from templates, so a number is taken for its digits; `null` and objects are nobody's id. */
function isId(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && /^[!-~]{1,128}$/.test(`${value}`)
}

/**
 * Only the texts that were given. They are cut at what the backend takes, so that one of them can neither sink its event
 * nor make a request too large for its neighbours.
 */
function given<K extends string>(texts: Record<K, string | number | null | undefined>): Partial<Record<K, string>> {
  const kept = Object.entries<string | number | null | undefined>(texts)
    .filter(([, text]) => text != null && text !== '')
    .map(([name, text]) => [name, `${text}`.slice(0, 200)])
  return Object.fromEntries(kept)
}
