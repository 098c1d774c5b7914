import { DAY_MS } from '@goodword/core'
import type { AttributionModel, BackendAdapter, GoodwordError, RecordResult, TrackedEvent, Visit } from '@goodword/core'
import type { LeadInput, SaleInput } from './claims.ts'
import { findCode, type List } from './find-code.ts'
import { createId } from './id.ts'
import { quietly } from './quietly.ts'
import { formatVisit, HANDED_OVER, VISIT } from './visit.ts'

/** The key under which events wait. */
const QUEUE = 'goodword.q'
/**
 * A browser that cannot reach its backend for long must not fill the host's storage. Of sales, which stay, about as many are sent
 * at once, since backends refuse what is too much.
 */
const MAX_ENTRIES = 50
/** Backends believe the time of a browser's event for as long. With the back-off below, that is nine attempts. */
const MAX_AGE_MS = 7 * DAY_MS
/** The same code again within this time is a reload, not another click. Backends count unique clicks by the hour. */
const SAME_LANDING_MS = 3_600_000

/**
 * Where a visit is remembered. `cookie`: on the root domain, with a mirror in localStorage. `session`: in this tab, until it is
 * closed. `none`: in memory, until the page is left. Anything else counts as `cookie`.
 */
export type VisitStorage = 'cookie' | 'session' | 'none'

/** Whether storing is allowed from the start: `granted`, or `wait` for a permission. Anything else counts as `granted`. */
export type ConsentSetting = 'granted' | 'wait'

/** A permission to store in this browser, in this tab until it is closed, or not at all; `null` where nobody has decided. */
export type Consent = boolean | 'session' | null

/** How far things may be stored: `0` in memory · `1` in this tab · `2` in this browser. */
type Reach = 0 | 1 | 2

/**
 * An event that is not known to be durable yet; how many times it was sent; and the moment before which nobody sends it again, in
 * milliseconds since 1970: at once a lease that other tabs respect, and the back-off.
 */
type Entry = [event: TrackedEvent, attempts: number, next: number]

/** By event id: no event waits twice. Stored by publishable key, so that a page of another program leaves them alone. */
type Entries = Record<string, Entry>

/** The queue, by publishable key: a page of another program leaves its events alone. */
type Queues = Record<string, Entries | undefined>

/** An answer, or the error that stands for it. */
type Answer = Partial<RecordResult & GoodwordError> | null | undefined

export interface TrackerOptions {
  /** Where events go. Any adapter will do. */
  adapter: Pick<BackendAdapter, 'record'>
  /** Publishable key. Events queued under another key are left alone. Default: empty. */
  key?: string | undefined
  /** Parameters that may carry a code, in order of preference. Default: `ref`, then `via`. */
  params?: List | undefined
  /** Values that are not codes, such as `producthunt`, in either case. What has a dot can be no code and need not be here. Default: none. */
  deny?: List | undefined
  /** For how many days a visit is remembered. Default: 90. */
  window?: number | undefined
  /** Which visit is kept when there are several. With `first`, later codes are neither stored nor reported. Default: `last`. */
  model?: AttributionModel | undefined
  /** Whether storing is allowed from the start. Default: `granted`. `watchChoices` asks the consent managers of the page. */
  consent?: ConsentSetting | undefined
  /** Where the visit is remembered. Default: `cookie`. */
  storage?: VisitStorage | undefined
  /** `host` for a cookie of this host only, or the domain it shall have. Default: the root domain. */
  domain?: string | undefined
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
  /** The remembered visit: at the start when there is one, and whenever it may have changed; `null` when it was forgotten. */
  visit: Visit | null
  /** The backend has the event. */
  sent: TrackedEvent
  rejected: Rejection
  /** What was decided, each time that somebody says so. */
  consent: Consent
}

/** Who sent this visitor, and what did they do. No member throws. */
export interface Tracker {
  /** The remembered visit, stored or in memory, or `null` when nobody sent the visitor or the window is over. */
  visit(): Visit | null
  /** The visit where it may be passed on to others; `null` without a permission to store. */
  handOver(): Visit | null
  /** Reports a sign-up, trial or demo. Again with the same `customerId` is harmless. */
  lead(input: LeadInput): void
  /** Reports an order. Again with the same `orderId` is harmless. */
  sale(input: SaleInput): void
  /**
   * What the visitor has decided, by the last word: `true`, `'session'`, `false`, or `null` for no decision. A permission stores
   * and reports what was held in memory, with the URL and time of the landing; taking it back erases everything.
   */
  consent(choice: Consent): void
  /** Stores a visit, as the remembered one, and reports its click when that is another than before. No visit forgets. */
  land(visit?: Visit): void
  /** Looks for a code in the URL, once per URL. A router may call it; `watchPage` can. */
  capture(): void
  /** Listens. Returns the way to stop. */
  on<T extends keyof TrackerNews>(topic: T, listener: (value: TrackerNews[T]) => void): () => void
  /** Ends listening, timers and reporting. What is stored stays, and a queued event is sent by the next page. */
  stop(): void
  /** Aborted by `stop()`. */
  readonly signal: AbortSignal
}

/**
 * Starts at once: remembers the code in the URL, reports the click, and sends what an earlier page could not. On a server
 * it does nothing. The visit is stored before any request is made.
 */
export function createTracker({
  adapter,
  consent,
  domain,
  key = '',
  storage,
  params,
  window,
  model,
  deny,
}: TrackerOptions): Tracker {
  const life = new AbortController()
  const { signal } = life
  const listeners = new Set<[topic: string, listener: (value: never) => void]>()
  /** Codes and the address that this page has taken up: going back to one is no landing. */
  const codes: string[] = []
  let seenUrl: string
  /** What we may do. */
  let level: Reach
  /** How far things are stored, and where. */
  let reach: number
  let items: Record<string, string> = {}
  let timer: ReturnType<typeof setTimeout> | undefined

  const remember = (visit?: Visit) => {
    writeVisit(visit)
    tell('visit', visit || null)
  }

  /** Later, and each by itself: neither the page nor another listener feels it when one throws. */
  const tell = async <T extends keyof TrackerNews>(topic: T, value: TrackerNews[T]) => {
    await null // oxlint-disable-line unicorn/no-unnecessary-await -- nothing to wait for: only later
    listeners.forEach(async ([wanted, listener]) => wanted === topic && listener?.(value as never))
  }

  /** Where the browser refuses storage (the getter throws in a sandboxed frame): an object, which lasts as long as the page. */
  const enter = (next: Reach) => {
    level = next
    reach = Math.min(level, ({ none: 0, session: 1 } as Record<string, Reach>)[storage!] ?? 2)
    items = quietly(() => [undefined, sessionStorage, localStorage][reach] as unknown as typeof items) || {}
  }

  /** Keeps a text under a name; no text erases. Does nothing where the storage is full. */
  const write = (name: string, text?: string | false) =>
    quietly(() => {
      if (text) items[name] = text
      else delete items[name]
    })

  /** What is left of the window, which is half-open. The cookie lives as long: writing it again does not prolong anything. */
  const msLeft = (at: number) => at + (window! > 0 ? window! : 90) * DAY_MS - Date.now()
  const isLive = (at: number) => msLeft(at) > 0 && at - DAY_MS <= Date.now() // clocks of devices differ

  /** Reads anew each time: another tab may have learned more. */
  function readVisit() {
    const cookies = `${reach > 1 && quietly(() => document.cookie)}`
    let newest: Visit | undefined
    for (const [, id, time, code] of `${cookies};goodword=${items.goodword}`.matchAll(VISIT)) {
      if (isLive(+time!) && !(newest && newest.at >= +time!)) newest = { id: id!, code: code!, at: +time! }
    }
    if (newest && !cookies.includes(formatVisit(newest))) writeVisit(newest) // cleared, but not the mirror
    return newest
  }

  /**
   * No visit erases. The cookie stands where all subdomains read it. Which domains are public (`co.uk`, `github.io`) is known to
   * browsers only, so we try from two labels up until one is accepted. No domain, this host alone, is the last resort, and the
   * way of IP addresses and of `host`, which is nobody's domain.
   */
  function writeVisit(visit?: Visit) {
    const text = visit ? formatVisit(visit) : ''
    write('goodword', text)
    if (reach < 2) return
    quietly(() => {
      const labels = location.hostname.split('.')
      for (const scope of [
        (text && domain) || labels.map((_, index) => labels.slice(-2 - index).join('.')),
        '',
      ].flat()) {
        document.cookie = `goodword=${text};path=/;max-age=${visit ? (msLeft(visit.at) / 1000).toFixed() : 0};samesite=lax;domain=${scope}${location.protocol === 'http:' ? '' : ';secure'}`
        if (text && document.cookie.includes(text)) return
      }
    })
  }

  /**
   * Lets somebody work on our part of the queue as it is now: other tabs write here too. Nobody takes it all out. Writes only what
   * was changed; returns the part.
   */
  function change(work?: (entries: Entries) => void) {
    const before = items[QUEUE] ?? '{}'
    // What is too old is not read, whoever's it is.
    const read = () =>
      JSON.parse(before, (id, value) =>
        value?.[0]?.id !== id || value[0].at > Date.now() - MAX_AGE_MS ? value : undefined,
      ) as Queues
    const queues = { ...quietly(read) } // what is no queue gives way
    const entries = { ...queues[key] }
    work?.(entries)
    queues[key] = Object.keys(entries)[0] && work ? entries : undefined
    const after = JSON.stringify(queues)
    if (before !== after) write(QUEUE, after[2] && after)
    return entries
  }

  /** Adds an event, if any, and sends what is due, where we may; without a permission it waits in memory. */
  function flush(event?: TrackedEvent) {
    const due: TrackedEvent[] = []
    let isWaiting: boolean | undefined
    change((entries) => {
      if (event) entries[event.id] ??= [event, 0, 0]
      for (const id in entries) {
        const entry = entries[id]!
        // What is no entry; and, when there are too many, the oldest that is not a sale.
        if (!entry?.[0] || (Object.keys(entries)[MAX_ENTRIES] && !id.includes('sale:'))) {
          delete entries[id]
        } else if (level > 0) {
          isWaiting = true
          if (entry[2] <= Date.now() && !due[MAX_ENTRIES]) {
            // About 4, 20, 100, 500 … seconds ahead, jittered so that many browsers do not come back together. Written before
            // the request: other tabs must not send these too. What fails for want of a network does not lengthen the wait.
            entry[2] = Date.now() + 5 ** (navigator.onLine ? entry[1]++ : 0) * (4000 + Math.random() * 1000)
            due.push(entry[0])
          }
        }
      }
    })
    if (due[0]) void send(due)
    clearTimeout(timer)
    // Jittered: tabs that wake in the same millisecond would all read the queue before any has written its lease.
    if (isWaiting) timer = setTimeout(guard(flush), 4000 + Math.random() * 1000)
  }

  async function send(events: TrackedEvent[]) {
    let answer: Answer
    try {
      answer = await adapter.record(events, { keepalive: true })
    } catch (failure) {
      answer = failure as Answer
    }
    change((entries) =>
      events.forEach((event, index) => {
        const entry = entries[event.id]
        if (answer?.rejected || answer?.retryable === false) {
          delete entries[event.id]
          const { code } = answer.rejected?.find((one) => one.index === index) ?? answer
          tell(code ? 'rejected' : 'sent', (code ? { code, event } : event) as never)
          // A code that nobody has must not stand in the way of the visit it displaced, nor of the next one.
          if (
            event.type === 'click' &&
            answer.codes?.[event.visit.code] === 'unknown' &&
            readVisit()?.id === event.visit.id
          ) {
            remember(event.previous)
          }
        } else if (entry) entry[2] = Math.max(entry[2], Date.now() + (answer?.retryAfterMs as number) || 0)
      }),
    )
  }

  /** A task of ours in a page of others: never throws, and does nothing after the end. */
  const guard =
    <A extends unknown[]>(task: (...args: A) => void) =>
    (...args: A) =>
      quietly(() => signal.aborted || task(...args))

  /**
   * Moves everything to where it may be. A refusal erases what is stored, by another tab or an earlier page too; after a permission
   * it leaves nothing, without one it keeps what is in memory.
   */
  const decide = guard((choice: Consent) => {
    const next = choice === true ? 2 : choice === 'session' ? 1 : 0
    if (next !== level || choice === false) {
      let moved: Entries | undefined = change()
      let visit = readVisit()
      writeVisit()
      if (choice === false) {
        if (level > 0) visit = moved = undefined
        ;([2, 1] as const).map((any) => {
          enter(any)
          write(QUEUE)
          writeVisit()
        })
      }
      enter(next)
      // Unless another tab has stored one meanwhile that is newer; with `first`, any: compared with `false`, which is 0.
      if (visit && !((readVisit()?.at as number) > ((model !== 'first' && visit.at) as number))) writeVisit(visit)
      change((entries) => Object.assign(entries, moved))
      flush()
    }
    tell('consent', choice)
    tell('visit', readVisit() || null)
  })

  function capture() {
    const href = location.href
    if (href === seenUrl) return
    seenUrl = href
    const code = findCode(href, params || 'ref,via', deny)
    const known = readVisit() // brings a cleared cookie back from its mirror, code or not
    if (known) tell('visit', known)
    // One's own link is no visit. The widget knows whose browser this is.
    if (!code || codes.includes(code) || quietly(() => document.cookie.includes(`@${code}@`.toLowerCase()))) return
    codes.push(code)
    if (
      !known ||
      (model !== 'first' &&
        (code !== known.code || (!performance.navigation?.type && Date.now() - known.at > SAME_LANDING_MS)))
    ) {
      // A visit that another domain hands over is the same one; `receiveVisit` knows its time.
      land({ id: href.match(HANDED_OVER)?.[1] ?? createId(), code, at: Date.now() })
    }
  }

  function land(visit?: Visit) {
    const previous = readVisit()
    remember(visit)
    if (visit && previous?.id !== visit.id) report('click', visit.id, { visit, previous })
  }

  function report(type: TrackedEvent['type'], id: string, facts: object) {
    capture() // a router may have changed the URL a moment ago
    flush({
      bot: navigator.webdriver, // what a user agent says of itself, the backend reads from its header
      referrer: document.referrer.split(/[?#]/)[0],
      page: seenUrl.split(/[?#]/)[0], // queries and hashes are where personal data likes to hide
      at: Date.now(),
      visit: readVisit() || null,
      ...facts,
      id: `${type}:${id}`,
      type,
    } as TrackedEvent)
  }

  quietly(() => {
    enter(2)
    // What an earlier page was allowed to store is the record of a permission, and of how far it goes.
    if (consent === 'wait')
      ([1, 0] as const).map((lower) => readVisit() || items[QUEUE]?.includes(`"${key}":{"`) || enter(lower))
    capture()
    flush()
  })

  return {
    sale: guard((facts) => report('sale', facts?.orderId, facts)),
    stop() {
      life.abort()
      clearTimeout(timer)
    },
    capture: guard(capture),
    visit() {
      guard(capture)()
      return readVisit() || null
    },
    consent: decide,
    lead: guard((facts) => report('lead', facts?.customerId, facts)),
    handOver: () => (level > 0 && readVisit()) || null,
    land: guard(land),
    signal,
    on(topic, listener) {
      const entry: [string, typeof listener] = [topic, listener]
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
  }
}
