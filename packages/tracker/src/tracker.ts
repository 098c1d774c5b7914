import { DAY_MS } from '@goodword/core'
import type { AttributionModel, BackendAdapter, ClickEvent, Invitation, TrackedEvent, Visit } from '@goodword/core'
import { nanoid } from 'nanoid'
import { writeCookie } from './cookie.ts'
import { draftClaim } from './drafts.ts'
import type { Draft, LeadInput, SaleInput } from './drafts.ts'
import { findCode } from './find-code.ts'
import { onNavigation } from './navigation.ts'
import { quietly } from './quietly.ts'
import { createQueue } from './queue.ts'
import { createTextStore } from './text-store.ts'
import { formatVisit, NAME, parseVisits } from './visit.ts'

/** The same code again within this time is a reload, not another click. Backends count unique clicks by the hour. */
const SAME_LANDING_MS = 3_600_000

/** Which web storage goes with a way to remember: it holds the queue, and the visit or the mirror of its cookie. */
const STORAGES: Partial<Record<string, string>> = { session: 'sessionStorage', none: '' }

/** What browsers say of themselves when a program drives them. Such events are flagged, never dropped. */
const BOTS = /bot|crawl|spider|headless|lighthouse|preview/i

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
  params?: readonly string[] | undefined
  /** Values in lower case that are not codes, such as `producthunt`. What is no code anyway (`*.ghost.io`) need not be here. Default: none. */
  deny?: readonly string[] | undefined
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
  /** Listens. Returns the way to stop. */
  on<T extends keyof TrackerNews>(topic: T, listener: (value: TrackerNews[T]) => void): () => void
  /** Ends listening, timers and reporting. What is stored stays, and a queued event is sent by the next page. */
  stop(): void
}

/**
 * Starts at once: remembers the code in the URL, reports the click, and sends what an earlier page could not. On a server
 * it does nothing. The visit is stored before any request is made.
 */
export function createTracker(options: TrackerOptions): Tracker {
  const { adapter, key = '', params = ['ref', 'via'], deny = [], windowDays = 90, model, storage, domain } = options
  const { window: page = (globalThis.window ?? {}) as Window, now = Date.now } = options
  const life = new AbortController()
  const { signal } = life
  const news = new EventTarget()
  const kind = STORAGES[storage!] ?? 'localStorage'
  const store = createTextStore(page, kind)

  /** Later, and each by itself: neither the page nor another listener feels it when one throws. */
  function tell<T extends keyof TrackerNews>(topic: T, detail: TrackerNews[T]) {
    queueMicrotask(() => news.dispatchEvent(new CustomEvent(topic, { detail })))
  }

  /** What is left of the window, which is half-open. The cookie lives as long: writing it again does not prolong anything. */
  const msLeft = (visit: Visit) => visit.at + windowDays * DAY_MS - now()

  /** Reads anew each time: another tab may have learned more. */
  function readVisit() {
    const cookies = (kind === 'localStorage' && quietly(() => page.document.cookie)) || ''
    const [newest = null] = parseVisits(`${cookies};${NAME}=${store.read(NAME)}`)
      .filter((visit) => msLeft(visit) > 0 && visit.at <= now() + DAY_MS) // clocks of devices differ
      .sort((a, b) => b.at - a.at)
    if (newest && !cookies.includes(formatVisit(newest))) writeVisit(newest) // cleared, but not the mirror
    return newest
  }

  /** A visit that is past its window erases. */
  function writeVisit(visit: Visit) {
    const text = formatVisit(visit)
    store.write(NAME, text)
    if (kind === 'localStorage') quietly(() => writeCookie(page, text, Math.round(msLeft(visit) / 1000), domain))
  }

  const flush = createQueue(page, store, now, key, adapter, signal, (events, { rejected, codes }) =>
    events.forEach((event, index) => {
      const refusal = rejected.find((one) => one.index === index)
      if (refusal) tell('rejected', { code: refusal.code, event })
      else tell('sent', event)
      if (event.type === 'click' && codes[event.visit.code] === 'unknown') giveWay(event)
    }),
  )

  /** A code that nobody has must not stand in the way of the visit it displaced nor, with `first`, of the next one. */
  function giveWay({ visit, previous }: ClickEvent) {
    if (readVisit()?.id === visit.id && (previous || model === 'first')) remember(previous ?? { ...visit, at: 0 })
  }

  function remember(visit: Visit) {
    writeVisit(visit)
    tell('visit', readVisit())
  }

  /** The code that this document's URL was last seen with: a router that keeps it in the URL makes one click. */
  let seenCode: string | undefined

  function capture() {
    const code = findCode(page.location.href, params, deny)
    if (!code || code === seenCode) return
    seenCode = code
    const known = readVisit()
    if (known && (model === 'first' || (known.code === code && now() - known.at < SAME_LANDING_MS))) return
    land({ id: nanoid(), code, at: now() })
  }

  function land(visit: Visit) {
    const previous = readVisit()
    remember(visit)
    if (previous?.id === visit.id) return
    report({ id: `click:${visit.id}`, type: 'click', visit, ...(previous && { previous }) })
  }

  /** Adds what every event tells. A code in place of a draft says why there is none; then `input` is what was passed. */
  function report(draft: Draft | string, input?: unknown) {
    if (typeof draft === 'string') return tell('rejected', { code: draft, event: input })
    flush({
      at: now(),
      visit: readVisit(),
      page: withoutQuery(page.location.href),
      referrer: withoutQuery(page.document.referrer),
      bot: page.navigator.webdriver || BOTS.test(page.navigator.userAgent),
      ...draft,
    } as TrackedEvent)
  }

  /** Runs now, or when the visitor really opens a page that the browser prepared in advance. Never throws. */
  const run = (task: () => void) =>
    quietly(() => {
      const { document } = page as { document: Document & { prerendering?: boolean } }
      if (document.prerendering) document.addEventListener('prerenderingchange', task, { signal })
      else if (!signal.aborted) task()
    })

  run(() => {
    readVisit() // brings a cleared cookie back from its mirror
    capture()
    flush()
    onNavigation(page, capture, signal)
    for (const type of ['online', 'visibilitychange', 'pageshow']) {
      const listener = ({ persisted }: { persisted?: boolean }) => {
        // A page that is shown for the first time has just done so; one out of the back-forward cache had its timers frozen.
        // What failed without a network need not wait for its turn, but only the tab in sight hurries: each is sent once.
        if (persisted !== false) flush(undefined, type === 'online' && !page.document.hidden)
      }
      page.addEventListener(type, listener as EventListener, { signal })
    }
  })

  return {
    visit: readVisit,
    async invitation() {
      const visit = readVisit()
      return visit && adapter.invitation(visit.code)
    },
    lead: (input) => run(() => report(draftClaim('lead', 'customerId', input), input)),
    sale: (input) => run(() => report(draftClaim('sale', 'orderId', input), input)),
    keep: (visit) => run(() => land(visit)),
    on(topic, listener) {
      const hear = (event: Event) => listener((event as CustomEvent).detail)
      news.addEventListener(topic, hear)
      return () => news.removeEventListener(topic, hear)
    },
    stop: () => life.abort(),
  }
}

/** Queries and hashes are where personal data likes to hide. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/)[0]!
}
