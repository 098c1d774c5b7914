import type { Visit } from './visit.ts'

interface EventBase {
  /** Deterministic, so that sending twice is harmless: `click:VISIT`, `lead:CUSTOMER`, `sale:ORDER`. At most 160 characters. */
  id: string
  /** When it happened in the browser, in milliseconds since 1970. Believed within 7 days back and 5 minutes ahead. */
  at: number
  /** The visit this browser remembers, or `null` when nobody sent the visitor. */
  visit: Visit | null
  /** The page it happened on, without query and hash. */
  page?: string
  /** Where the visitor came from, without query and hash. */
  referrer?: string
  /** True when the browser says it is automated. Flagged, never dropped: the server decides. */
  bot?: boolean
}

/** A visit, reported. */
export interface ClickEvent extends EventBase {
  type: 'click'
  visit: Visit
  /** The earlier visit that this one displaced. Credit falls back to it when the new code turns out to be unknown. */
  previous?: Visit
}

/** A sign-up, trial or demo. From a browser it is a claim. */
export interface LeadEvent extends EventBase {
  type: 'lead'
  /** The host's own id of the person. */
  customerId: string
  email?: string
  name?: string
}

/** An order or invoice. From a browser it is a claim: it moves a referral on screen and never a cent. */
export interface SaleEvent extends EventBase {
  type: 'sale'
  /** The host's own id of the order. */
  orderId: string
  /** What the buyer was charged, an integer in minor units. */
  amount: number
  /** ISO 4217, upper case. */
  currency: string
  customerId?: string
  /** The coupon code that the buyer entered. */
  coupon?: string
}

/** What a browser reports. */
export type TrackedEvent = ClickEvent | LeadEvent | SaleEvent

/** What the backend knows of a code. */
export type CodeState = 'known' | 'unknown' | 'paused'

/** One event that was refused: what was wrong, and where. It need not be sent again. */
export interface RejectedEvent {
  /** Its place in what was sent, from 0. */
  index: number
  /** JSON pointer into what was sent, such as `/events/2/amount`. */
  pointer: string
  code: string
  detail: string
}

/** What became of the events. `accepted + rejected.length` is the number sent. */
export interface RecordResult {
  /** Events now durable, those that were known before included. */
  accepted: number
  /** How many of the accepted were known before. */
  duplicates: number
  rejected: RejectedEvent[]
  /** What the backend knows of each code in the accepted events, under the spelling that was sent. */
  codes: Record<string, CodeState>
}
