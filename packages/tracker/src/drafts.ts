import type { ErrorCode, TrackedEvent } from '@goodword/core'

/** An optional text. Empty and `null` count as absent: pages print such values from templates. */
type Text = string | null | undefined

/** A sign-up, as the host's page tells it. */
export interface LeadInput {
  /** Your own id of the person: printable ASCII without spaces, at most 128 characters. */
  customerId: string
  email?: Text
  name?: Text
}

/** An order, as the host's page tells it. */
export interface SaleInput {
  /** Your own id of the order: printable ASCII without spaces, at most 128 characters. */
  orderId: string
  /** What the buyer was charged, an integer in minor units: 1999 for $19.99. */
  amount: number
  /** ISO 4217, such as `USD`. */
  currency: string
  /** Your own id of the person. */
  customerId?: Text
  /** The coupon code that the buyer entered. */
  coupon?: Text
}

/** What an event says by itself; the tracker adds the time, the visit and the page. */
export type Draft = Pick<TrackedEvent, 'id' | 'type'> & Partial<TrackedEvent>

/**
 * What the page reports, or the code of what is wrong with it. The input may be anything. An amount is never rounded or
 * converted: 19.99 and "1999" are refused. Everything else is for the backend to judge, which answers with a code too.
 */
export function draftClaim(type: 'lead' | 'sale', idName: string, input: LeadInput | SaleInput): Draft | ErrorCode {
  const given = Object.entries(input ?? {}).filter(([, value]) => value || value === 0)
  const known: Record<string, unknown> = Object.fromEntries(given)
  const id = known[idName]
  if (typeof id !== 'string') return 'invalid_id'
  if (type === 'sale' && !Number.isSafeInteger(known.amount)) return 'amount_not_integer'
  return { ...known, id: `${type}:${id}`, type }
}
