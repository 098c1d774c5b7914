import { DAY_MS } from '@goodword/core'
import type { AttributionModel, BackendAdapter, Invitation, TrackedEvent, Visit } from '@goodword/core'
import { nanoid } from 'nanoid'
import { writeCookie } from './cookie.ts'
import type { LeadInput, SaleInput } from './claims.ts'
import { findCode, type List } from './find-code.ts'
import { quietly } from './quietly.ts'
import { createQueue } from './queue.ts'
import { writeItem, type Items } from './storage.ts'
import { formatVisit, NAME, VISIT } from './visit.ts'

/** The same code again within this time is a reload, not another click. Backends count unique clicks by the hour. */
const SAME_LANDING_MS = 3_600_000

/**
 * Where a visit is remembered. `cookie`: on the root domain, with a mirror in localStorage. `session`: in this tab, until it is
 * closed. `none`: in memory, until the page is left. Anything else counts as `cookie`.
 */
export type VisitStorage = 'cookie' | 'session' | 'none'

export interface TrackerOptions {
  /** Where events go and invitations come from. */
  adapter: Pick<BackendAdapter, 'record' | 'invitation'>
  /** Publishable key. Events queued under another key are left alone. Default: empty. */
  key?: string | undefined
  /** Parameters that may carry a code, in order of preference. Default: `ref`, then `via`. */
  params?: List | undefined
  /** Values that are not codes, such as `producthunt`. What can be no code (`*.ghost.io`) need not be here. Default: none. */
  deny?: List | undefined
  /** For how many days a visit is remembered. Default: 90. */
  windowDays?: number | undefined
  /** Which visit is kept when there are several. With `first`, later codes are neither stored nor reported. Default: `last`. */
  model?: AttributionModel | undefined
  /** Where the visit is remembered. Default: `cookie`. */
  storage?: VisitStorage | undefined
  /** `host` for a cookie of this host only, or the domain it shall have. Absent: the root domain. */
  domain?: string | undefined
  /** The window to live in. Default: the global one; without any, on a server, the tracker does nothing. */
  window?: Window
  /** Ends listening, timers and reporting. What is stored stays, and a queued event is sent by the next page. Default: never. */
  signal?: AbortSignal | undefined
  /** The clock, in milliseconds since 1970. Default: the browser's. */
  now?: () => number
}

/** Something that will not be sent, or that the backend refused for good. */
export interface Rejection {
  /** Why, such as `amount_not_integer`. */
  code: string
  /** The event, or what was passed to `lead` or `sale`. */
  event: unknown
}

/** What a listener hears of. */
export interface TrackerNews {
  /** The remembered visit changed; `null` when it was forgotten. */
  visit: Visit | null
  /** The backend has the event. */
  sent: TrackedEvent
  rejected: Rejection
}

/** Who sent this visitor, and what did they do. No member throws. */
export interface Tracker {
  /** The remembered visit, or `null` when nobody sent the visitor or the window is over. */
  visit(): Visit | null
  /** Who invites and what it brings; `null` without a visit or when its code is not known. Rejects like the adapter. */
  invitation(): Promise<Invitation | null>
  /** Reports a sign-up, trial or demo. Again with the same `customerId` is harmless. */
  lead(input: LeadInput): void
  /** Reports an order. Again with the same `orderId` is harmless. */
  sale(input: SaleInput): void
  /** Stores a visit anew, as the remembered one, and reports its click when that is another than before. */
  keep(visit: Visit): void
  /** Looks for a code in the URL anew. `watchNavigation` calls it; a router may do so too. Once per code and page is enough. */
  capture(): void
  /** Listens. Returns the way to stop. */
  on<T extends keyof TrackerNews>(topic: T, listener: (value: TrackerNews[T]) => void): () => void
}

/**
 * Starts at once: remembers the code in the URL, reports the click, and sends what an earlier page could not. On a server
 * it does nothing. The visit is stored before any request is made.
 */
export function createTracker({
  adapter,
  key = '',
  params,
  deny,
  windowDays,
  model,
  storage,
  domain,
  signal,
  window: page = (globalThis.window ?? {}) as Window,
  now = Date.now,
}: TrackerOptions): Tracker {
  const place = storage === 'session' || storage === 'none' ? storage : 'local'
  // Where the browser refuses it (the getter itself throws in a sandboxed frame): an object, which lasts as long as the page.
  const items: Items = quietly(() => page[`${place}Storage` as 'localStorage']) || {}
  const listeners = new Set<(topic: string, value: unknown) => void>()

  /** Runs now, or when the visitor really opens a page that the browser prepared in advance. Never throws. */
  const run = (task: () => void) =>
    quietly(() => {
      const { document } = page as { document: Document & { prerendering?: boolean } }
      if (document.prerendering) document.addEventListener('prerenderingchange', task, { signal: signal! })
      else if (!signal?.aborted) task()
    })

  /** Later, and each by itself: neither the page nor another listener feels it when one throws. */
  async function tell<T extends keyof TrackerNews>(topic: T, value: TrackerNews[T]) {
    await null // oxlint-disable-line unicorn/no-unnecessary-await -- nothing to wait for: only later
    listeners.forEach((listener) => listener(topic, value))
  }

  /** What is left of the window, which is half-open. The cookie lives as long: writing it again does not prolong anything. */
  const msLeft = (at: number) => at + (windowDays! > 0 ? windowDays! : 90) * DAY_MS - now()

  /** Reads anew each time: another tab may have learned more. */
  function readVisit() {
    const cookies = (place === 'local' && quietly(() => page.document.cookie)) || ''
    let newest = null as Visit | null
    for (const [, id, time, code] of `${cookies};${NAME}=${items[NAME]}`.matchAll(VISIT)) {
      const at = Number(time)
      const isLive = msLeft(at) > 0 && at <= now() + DAY_MS // clocks of devices differ
      if (isLive && !(newest && newest.at >= at)) newest = { id: id!, code: code!, at }
    }
    if (newest && !cookies.includes(formatVisit(newest))) writeVisit(newest) // cleared, but not the mirror
    return newest
  }

  /** A visit that is past its window erases. */
  function writeVisit(visit: Visit) {
    const text = formatVisit(visit)
    writeItem(items, NAME, text)
    if (place === 'local') quietly(() => writeCookie(page, text, Math.round(msLeft(visit.at) / 1000), domain))
  }

  function remember(visit: Visit) {
    writeVisit(visit)
    tell('visit', readVisit())
  }

  const flush = createQueue(page, items, now, key, adapter, run, (event, refusal, codes) => {
    if (refusal) tell('rejected', { code: refusal, event })
    else tell('sent', event)
    // A code that nobody has must not stand in the way of the visit it displaced, nor of the next one.
    if (event.type === 'click' && codes?.[event.visit.code] === 'unknown' && readVisit()?.id === event.visit.id) {
      remember(event.previous ?? { ...event.visit, at: 0 })
    }
  })

  /** The code that this document's URL was last seen with: a router that keeps it in the URL makes one click. */
  let seenCode: string | undefined

  function capture() {
    const code = findCode(page.location.href, params || 'ref,via', deny)
    const known = readVisit() // brings a cleared cookie back from its mirror, code or not
    if (!code || code === seenCode) return
    seenCode = code
    if (known && (model === 'first' || (known.code === code && now() - known.at < SAME_LANDING_MS))) return
    land({ id: nanoid(), code, at: now() })
  }

  function land(visit: Visit) {
    const previous = readVisit()
    remember(visit)
    if (previous?.id !== visit.id) report('click', visit.id, { visit, ...(previous && { previous }) })
  }

  function report(type: TrackedEvent['type'], id: string, facts: object) {
    flush({
      at: now(),
      visit: readVisit(),
      page: withoutQuery(page.location.href),
      referrer: withoutQuery(page.document.referrer),
      bot: page.navigator.webdriver, // what a user agent says of itself, the backend reads from its header
      ...facts,
      id: `${type}:${id}`,
      type,
    } as TrackedEvent)
  }

  run(() => {
    capture()
    flush()
  })

  return {
    visit: readVisit,
    async invitation() {
      const visit = readVisit()
      return visit && adapter.invitation(visit.code)
    },
    lead: (input) => run(() => report('lead', input?.customerId, input)),
    sale: (input) => run(() => report('sale', input?.orderId, input)),
    keep: (visit) => run(() => land(visit)),
    capture: () => run(capture),
    on(topic, listener) {
      const hear = async (told: string, value: unknown) => told === topic && listener(value as never)
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
  }
}

/** Queries and hashes are where personal data likes to hide. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/)[0]!
}
