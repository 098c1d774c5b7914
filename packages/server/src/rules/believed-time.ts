import { DAY_MS, GoodwordError } from '@goodword/core'

/** How long a browser keeps an event before giving up: the age of its queue. */
const QUEUE_LIFE_MS = 7 * DAY_MS

/** How far a clock may be ahead. */
const AHEAD_MS = 5 * 60_000

/** When something happened, and whether the sender's clock was not believed. */
export interface BelievedTime {
  at: number
  isSkewed: boolean
}

/** A browser's time is believed within `[received − 7 days, received + 5 min]`; outside, it is the time of receipt. */
export function believeBrowser(at: number, receivedAt: number): BelievedTime {
  const isBelieved = receivedAt - QUEUE_LIFE_MS <= at && at <= receivedAt + AHEAD_MS
  return isBelieved ? { at, isSkewed: false } : { at: receivedAt, isSkewed: true }
}

/**
 * The host's own server may date back without limit. Up to 5 minutes ahead is the time of receipt; beyond is refused with
 * `future_time`. Nothing said: the time of receipt.
 */
export function believeServer(at: number | undefined, receivedAt: number): BelievedTime {
  if (at === undefined || at <= receivedAt) return { at: at ?? receivedAt, isSkewed: false }
  if (at > receivedAt + AHEAD_MS) throw new GoodwordError('future_time')
  return { at: receivedAt, isSkewed: true }
}
