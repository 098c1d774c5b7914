import { DAY_MS } from '@goodword/core'
import type { AttributionModel, BackendAdapter, ClickEvent, Invitation, TrackedEvent, Visit } from '@goodword/core'
import { nanoid } from 'nanoid'
import { writeCookie } from './cookie.ts'
import type { LeadInput, SaleInput } from './claims.ts'
import { findCode } from './find-code.ts'
import { quietly } from './quietly.ts'
import { createQueue } from './queue.ts'
import { createTextStore } from './text-store.ts'
import { formatVisit, NAME, parseVisits } from './visit.ts'

/** The same code again within this time is a reload, not another click. Backends count unique clicks by the hour. */
const SAME_LANDING_MS = 3_600_000

/** Which web storage goes with a way to remember: it holds the queue, and the visit or the mirror of its cookie. */
const STORAGES: Partial<Record<string, string>> = { session: 'sessionStorage', none: '' }

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
  /** Looks for a code in the URL anew. `watchNavigation` calls it; a router may do so too. Once per code and page is enough. */
  capture(): void
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
  const kind = STORAGES[storage!] ?? 'localStorage'
  const store = createTextStore(page, kind)
  const listeners = new Set<[topic: string, listener: (value: never) => void]>()

  /** Later, and each by itself: neither the page nor another listener feels it when one throws. */
  function tell<T extends keyof TrackerNews>(topic: T, value: TrackerNews[T]) {
    queueMicrotask(() =>
      listeners.forEach(([wanted, listener]) => wanted === topic && quietly(() => listener(value as never))),
    )
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

  function remember(visit: Visit) {
    writeVisit(visit)
    tell('visit', readVisit())
  }

  const flush = createQueue(page, store, now, key, adapter, signal, (event, refusal, result) => {
    if (refusal) tell('rejected', { code: refusal, event })
    else tell('sent', event)
    if (event.type === 'click' && result?.codes[event.visit.code] === 'unknown') giveWay(event)
  })

  /** A code that nobody has must not stand in the way of the visit it displaced nor, with `first`, of the next one. */
  function giveWay({ visit, previous }: ClickEvent) {
    if (readVisit()?.id === visit.id && (previous || model === 'first')) remember(previous ?? { ...visit, at: 0 })
  }

  /** The code that this document's URL was last seen with: a router that keeps it in the URL makes one click. */
  let seenCode: string | undefined

  function capture() {
    const code = findCode(page.location.href, params, deny)
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

  /** Runs now, or when the visitor really opens a page that the browser prepared in advance. Never throws. */
  const run = (task: () => void) =>
    quietly(() => {
      const { document } = page as { document: Document & { prerendering?: boolean } }
      if (document.prerendering) document.addEventListener('prerenderingchange', task, { signal })
      else if (!signal.aborted) task()
    })

  /**
   * Reports what the page says happened. An amount is never rounded or converted: 19.99 and "1999" are refused here, since
   * nothing was sold for that. Everything else is for the backend to judge, which answers with a code too.
   */
  const claim = (type: 'lead' | 'sale', idName: string) => (input: LeadInput | SaleInput) =>
    run(() => {
      const given = { ...input } as Record<string, unknown>
      const id = given[idName]
      if (typeof id !== 'string') tell('rejected', { code: 'invalid_id', event: input })
      else if (type === 'sale' && !Number.isSafeInteger(given.amount)) {
        tell('rejected', { code: 'amount_not_integer', event: input })
      } else report(type, id, given)
    })

  run(() => {
    capture()
    flush()
    for (const type of ['online', 'visibilitychange', 'pageshow']) {
      const wake = ({ persisted }: { persisted?: boolean }) => {
        // A page that is shown for the first time has just flushed; one out of the back-forward cache had its timers frozen.
        // Of several tabs only the one in sight sends, so that each event is sent once.
        if (persisted !== false && !page.document.hidden) flush()
      }
      page.addEventListener(type, wake as EventListener, { signal })
    }
  })

  return {
    visit: readVisit,
    async invitation() {
      const visit = readVisit()
      return visit && adapter.invitation(visit.code)
    },
    lead: claim('lead', 'customerId'),
    sale: claim('sale', 'orderId'),
    keep: (visit) => run(() => land(visit)),
    capture: () => run(capture),
    on(topic, listener) {
      const entry: [string, (value: never) => void] = [topic, listener]
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    stop: () => life.abort(),
  }
}

/** Queries and hashes are where personal data likes to hide. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/)[0]!
}
