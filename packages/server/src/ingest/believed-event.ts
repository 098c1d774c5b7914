import type { Visit } from '@goodword/core'
import type { ReceivedEvent } from '@goodword/core/wire/schemas'
import { believeBrowser } from '../rules/believed-time.ts'

/** An event of a browser with the time that we believe and what we think of its sender. */
export interface BelievedEvent {
  event: ReceivedEvent
  at: number
  isSkewed: boolean
  receivedAt: number
  /** Automation: stored, never credited. */
  isIgnored: boolean
}

/** What the request tells beside the events. */
export interface Circumstances {
  receivedAt: number
  /** The user agent or a header says that nobody is looking. */
  isAutomated: boolean
  countsBots: boolean
}

/** User agents that say so themselves. Those that hide are not found this way, and are not dropped either. */
const BOT =
  /bot\b|crawl|spider|slurp|headless|lighthouse|preview|facebookexternalhit|whatsapp\/|curl\/|wget\/|python-|java\/|go-http/i

/** Tells automation and prefetching from visits by what the request says of itself. */
export function isAutomated(headers: Headers): boolean {
  const purpose = `${headers.get('purpose') ?? ''} ${headers.get('sec-purpose') ?? ''}`
  return /prefetch|prerender/i.test(purpose) || BOT.test(headers.get('user-agent') ?? '')
}

/** Decides what to believe of an event. */
export function believe(event: ReceivedEvent, { receivedAt, isAutomated, countsBots }: Circumstances): BelievedEvent {
  const { at, isSkewed } = believeBrowser(event.at, receivedAt)
  return { event, at, isSkewed, receivedAt, isIgnored: (event.bot || isAutomated) && !countsBots }
}

/** A visit as a touch: never later than the event that told of it, and never later than we heard. */
export function touchTime(visit: Visit, { at, receivedAt }: BelievedEvent): number {
  return Math.min(visit.at, at, receivedAt)
}
