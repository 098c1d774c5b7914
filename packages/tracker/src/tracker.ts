import type {
  AttributionModel,
  BackendAdapter,
  ClickEvent,
  Invitation,
  RecordResult,
  TrackedEvent,
  Visit,
} from '@goodword/core'
import { nanoid } from 'nanoid'
import { draftLead, draftSale } from './drafts.ts'
import type { LeadDraft, LeadInput, SaleDraft, SaleInput } from './drafts.ts'
import { createDenyList, findCode } from './find-code.ts'
import { onNavigation } from './navigation.ts'
import { createNews } from './news.ts'
import { quietly, whenShown } from './page.ts'
import type { Page } from './page.ts'
import { createVisitMemory, WEB_STORAGE } from './remember.ts'
import type { VisitStorage } from './remember.ts'
import { createSender } from './send.ts'
import { createTextStore } from './text-store.ts'
import { parseVisits, formatVisit, NAME } from './visit.ts'

/** The same code again within this time is a reload, not another click. Backends count unique clicks by the hour. */
const SAME_LANDING_MS = 3_600_000

/** What browsers say of themselves when a program drives them. Such events are flagged, never dropped. */
const BOTS = /bot|crawl|spider|headless|lighthouse|preview/i

export interface TrackerOptions {
  /** Where events go and invitations come from. */
  adapter: Pick<BackendAdapter, 'record' | 'invitation'>
  /** Publishable key. Events queued under another key are left alone. Default: empty. */
  key?: string | undefined
  /** Parameters that may carry a code, in order of preference. Default: `ref`, then `via`. */
  params?: readonly string[] | undefined
  /** Values that are not codes, such as `producthunt`; `*` stands for anything. Default: none. */
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
  window?: Page
  /** The clock, in milliseconds since 1970. Default: the browser's. */
  now?: () => number
}

/** Something that will not be sent, or that the backend refused for good. */
export interface Rejection {
  /** Why, such as `amount_not_integer`. */
  code: string
  /** The event, or what was passed in place of one. */
  event: TrackedEvent | { type: 'lead' | 'sale'; input: unknown }
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
  const page = options.window ?? (globalThis.window as Page | undefined)
  return page ? startTracker(page, options) : IDLE
}

const IDLE: Tracker = {
  visit: () => null,
  invitation: async () => null,
  lead() {},
  sale() {},
  keep() {},
  on: () => () => {},
  stop() {},
}

function startTracker(page: Page, options: TrackerOptions): Tracker {
  const { adapter, key = '', params = ['ref', 'via'], deny = [], windowDays = 90, model = 'last' } = options
  const { storage = 'cookie', domain, now = Date.now } = options
  const { document, navigator, location } = page

  const life = new page.AbortController()
  const { signal } = life
  const news = createNews<TrackerNews>()
  const memory = createVisitMemory(page, { storage, domain, windowDays, now })
  const isDenied = createDenyList(deny)
  const sender = createSender({
    page,
    store: createTextStore(page, WEB_STORAGE[storage]),
    key,
    now,
    record: (events, request) => adapter.record(events, request),
    onAnswer,
    onRefusal: (events, code) => events.forEach((event) => news.tell('rejected', { code, event })),
  })

  /** The code that this document's URL was last seen with: a router that keeps it in the URL makes one click. */
  let seenCode: string | null = null

  function capture() {
    const code = findCode(location.href, params, isDenied)
    if (!code || code === seenCode) return
    seenCode = code
    const known = memory.read()
    if (known && (model === 'first' || (known.code === code && now() - known.at < SAME_LANDING_MS))) return
    land({ id: nanoid(), code, at: now() })
  }

  function land(visit: Visit) {
    const previous = memory.read()
    memory.write(visit)
    news.tell('visit', visit)
    if (previous?.id === visit.id) return
    const click = { id: `click:${visit.id}`, type: 'click', visit } as const
    report(previous ? { ...click, previous } : click)
  }

  function report(draft: Pick<ClickEvent, 'id' | 'type' | 'visit' | 'previous'> | LeadDraft | SaleDraft) {
    const context = { at: now(), visit: memory.read(), page: address(location.href), bot: isBot(navigator) }
    const event = { ...context, ...draft } as TrackedEvent
    if (document.referrer) event.referrer = address(document.referrer)
    sender.add(event)
  }

  function onAnswer(events: readonly TrackedEvent[], { rejected, codes }: RecordResult) {
    events.forEach((event, index) => {
      const refusal = rejected.find((one) => one.index === index)
      if (refusal) news.tell('rejected', { code: refusal.code, event })
      else news.tell('sent', event)
    })
    // Newest first, so that of two unknown codes in a row the one before both comes back.
    for (const event of [...events].reverse()) if (event.type === 'click') forgetUnknown(event, codes)
  }

  /** A code that nobody has must not stand in the way of the visit it displaced, nor, with `first`, of the next one. */
  function forgetUnknown({ visit, previous }: ClickEvent, codes: RecordResult['codes']) {
    const state = codes[visit.code] ?? codes[visit.code.toLowerCase()]
    if (state !== 'unknown' || memory.read()?.id !== visit.id) return
    if (!previous && model === 'last') return
    memory.write(previous ?? null)
    news.tell('visit', previous ?? null)
  }

  /** Runs now or when the page is shown, unless stopped, and never throws. */
  const run = (task: () => void) =>
    quietly(() => whenShown(page, () => signal.aborted || quietly(task, undefined), signal), undefined)

  const claim = <T>(type: 'lead' | 'sale', draftOf: (input: T) => LeadDraft | SaleDraft | string, input: T) =>
    run(() => {
      const draft = quietly(() => draftOf(input), 'invalid') // a getter of the host's may throw
      if (typeof draft === 'string') news.tell('rejected', { code: draft, event: { type, input } })
      else report(draft)
    })

  run(() => {
    memory.read() // brings a cleared cookie back from its mirror
    capture()
    sender.flush()
    onNavigation(page, () => quietly(capture, undefined), signal)
    const flush = () => quietly(sender.flush, undefined)
    page.addEventListener('online', flush, { signal })
    // Out of the back-forward cache: its timers were frozen.
    page.addEventListener('pageshow', ({ persisted }) => persisted && flush(), { signal })
    document.addEventListener('visibilitychange', flush, { signal })
  })

  return {
    visit: memory.read,
    async invitation() {
      const visit = memory.read()
      return visit && adapter.invitation(visit.code)
    },
    lead: (input) => claim('lead', draftLead, input),
    sale: (input) => claim('sale', draftSale, input),
    keep(visit) {
      const [known] = quietly(() => parseVisits(`${NAME}=${formatVisit(visit)}`), [])
      if (known) run(() => land(known))
    },
    on: news.on,
    stop() {
      life.abort()
      sender.stop()
    },
  }
}

/** An address without query and hash, where personal data likes to hide; cut at what backends take. */
function address(url: string): string {
  return url.split(/[?#]/, 1)[0]!.slice(0, 2048)
}

function isBot(navigator: Navigator): boolean {
  return navigator.webdriver === true || BOTS.test(navigator.userAgent)
}
