import { DAY_MS, type Visit } from '@goodword/core'
import { formatVisit } from './visit.ts'
import { quietly } from './quietly.ts'

/** How long a visit really stays in this browser. */
export interface Stay {
  /** In milliseconds since 1970; `null` where it ends with the tab or the page, at no known moment. */
  until: number | null
  /**
   * What ends it: the `window` of the program; the `browser`, which deletes what scripts have stored seven days after the person
   * was last here (WebKit: Safari, and every browser on iOS) or keeps no cookie longer than 400 days; or the end of the `tab` or
   * of the `page`.
   */
  endedBy: 'window' | 'browser' | 'tab' | 'page'
}

/** A visit, and how long it stays. Not enumerable: stored, sent or printed, a visit is its three fields. */
export type StayingVisit = Visit & { readonly stays: Stay }

/** https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/ */
const WEBKIT_DAYS = 7
/** https://developer.chrome.com/blog/cookie-max-age-expires */
const LONGEST_DAYS = 400

/** The end of what is stored in this browser since `at`. WebKit leaves a cookie alone that the backend has set, until `serverUntil`. */
export function storedStay(at: number, windowDays: unknown, serverUntil?: number, now = Date.now()): Stay {
  const end = at + (Number(windowDays) > 0 ? Number(windowDays) : 90) * DAY_MS
  const limit = serverUntil ?? now + (navigator.vendor.startsWith('Apple') ? WEBKIT_DAYS : LONGEST_DAYS) * DAY_MS
  return { until: Math.min(end, limit), endedBy: limit < end ? 'browser' : 'window' }
}

/**
 * Adds to a visit how long it stays. `serverUntil` is when a cookie ends that the backend has set for it, if it has.
 */
export function withStay(visit: Visit, windowDays: unknown, serverUntil?: number, now = Date.now()): StayingVisit {
  const text = formatVisit(visit)
  const isIn = (read: () => string | null | undefined) => quietly(read)?.includes(text)
  const value: Stay =
    isIn(() => document.cookie) || isIn(() => localStorage.getItem('goodword'))
      ? storedStay(visit.at, windowDays, serverUntil, now)
      : { until: null, endedBy: isIn(() => sessionStorage.getItem('goodword')) ? 'tab' : 'page' }
  return Object.defineProperty(visit as StayingVisit, 'stays', { value, configurable: true })
}
