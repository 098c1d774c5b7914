import { isAmount, isCode, isCurrency, normalizeCode, type ErrorCode } from '@goodword/core'

/** What is wrong with an event, and where in it. */
export interface Fault {
  /** JSON pointer into the event. */
  pointer: string
  code: ErrorCode
  detail: string
}

const TYPES: readonly unknown[] = ['click', 'lead', 'sale']

/** The first fault of an event, or `null`. Whatever a browser may send is looked at, so nothing is taken for granted. */
export function findFault(event: unknown): Fault | null {
  if (!isRecord(event)) return fault('', 'invalid', 'An event is an object.')
  if (!isId(event.id, 160)) return fault('/id', 'invalid_id', 'An event id is printable ASCII, at most 160 characters.')
  if (!TYPES.includes(event.type)) return fault('/type', 'invalid', 'The type is click, lead or sale.')
  if (!isMoment(event.at)) return fault('/at', 'invalid', 'A time is an integer in milliseconds since 1970.')
  return findVisitFault(event) ?? findDeedFault(event)
}

function findVisitFault({ type, visit }: Record<string, unknown>): Fault | null {
  if (visit === null && type !== 'click') return null
  if (!isRecord(visit)) return fault('/visit', 'invalid', 'A click has a visit; other events have one or null.')
  if (!isId(visit.id, 128)) return fault('/visit/id', 'invalid_id', 'A visit id is printable ASCII.')
  if (typeof visit.code !== 'string' || !isCode(normalizeCode(visit.code))) {
    return fault('/visit/code', 'unknown_code', 'A code is 1 to 64 letters, digits, - or _.')
  }
  return isMoment(visit.at) ? null : fault('/visit/at', 'invalid', 'A time is an integer in milliseconds since 1970.')
}

function findDeedFault(event: Record<string, unknown>): Fault | null {
  const { type, customerId, orderId } = event
  const needsCustomer = type === 'lead' || (type === 'sale' && customerId !== undefined)
  if (needsCustomer && !isId(customerId, 128)) {
    return fault('/customerId', 'invalid_id', 'A customer id is printable ASCII, at most 128 characters.')
  }
  if (type !== 'sale') return null
  if (!isId(orderId, 128)) {
    return fault('/orderId', 'invalid_id', 'An order id is printable ASCII, at most 128 characters.')
  }
  return findMoneyFault(event.amount, event.currency)
}

/** What is wrong with the amount and currency of a sale, or `null`. */
export function findMoneyFault(amount: unknown, currency: unknown): Fault | null {
  if (typeof amount !== 'number' || !Number.isInteger(amount)) {
    return fault('/amount', 'amount_not_integer', 'An amount is an integer in minor units: 1999, not 19.99.')
  }
  if (!isAmount(amount)) return fault('/amount', 'amount_out_of_range', 'Stay below 2^53.')
  if (amount < 0) return fault('/amount', 'amount_negative', 'A sale is 0 or more.')
  if (typeof currency !== 'string' || !isCurrency(currency.toUpperCase())) {
    return fault('/currency', 'unknown_currency', 'Send an ISO 4217 code such as USD.')
  }
  return null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isId(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length <= maxLength && /^[\x21-\x7e]+$/.test(value)
}

function isMoment(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function fault(pointer: string, code: ErrorCode, detail: string): Fault {
  return { pointer, code, detail }
}
