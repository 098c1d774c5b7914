import { DAY_MS } from './attribution.ts'
import { isCode } from './code.ts'
import { GoodwordError } from './error.ts'
import type { Visit } from './visit.ts'

/** The name of the cookie that remembers a visit. It carries an id, a time and a code, and nothing about the person. */
export const VISIT_COOKIE = 'goodword'

/** No browser keeps a cookie longer; a longer one is cut (Chrome 104 and later, the new cookie standard). */
const LONGEST_MS = 400 * DAY_MS

/** Clocks of devices differ: so far ahead of ours a landing is believed. */
const AHEAD_MS = DAY_MS

/** How long a visit counts, and what time it is. */
export interface VisitWindow {
  /** Days from the landing, half-open: a visit of exactly so many days ago is over. */
  windowDays: number
  /** In milliseconds since 1970. */
  now: number
}

/** How the cookie is to be set. */
export interface VisitCookieOptions extends VisitWindow {
  /** The host that the browser asked, without a port. */
  host: string
  /** `host` for a cookie of that host alone, or the domain it shall have: the host itself, or one above it. Default: `host`. */
  domain?: string | undefined
  /** Whether the browser asked over https. The cookie is then kept off plain http. */
  isSecure: boolean
}

/** Tells whether a value may be a visit's id in a cookie: 1 to 128 letters, digits, `-` or `_`. Never throws. */
export function isVisitId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,128}$/.test(value)
}

/** A visit as the cookie holds it: `visitId.time.code`. Nothing in it needs encoding. */
export function formatVisit({ id, at, code }: Visit): string {
  return `${id}.${at}.${code}`
}

/**
 * The visit that a `Cookie` header tells of: the newest that counts, when there are several cookies of our name (an old one of the
 * host alone beside one of the root domain). `null` when there is none. Never throws, whatever the header holds.
 */
export function readVisitCookie(header: string | null | undefined, window: VisitWindow): Visit | null {
  let newest: Visit | null = null
  for (const part of (header ?? '').split(';')) {
    const visit = parseVisit(part.trim())
    if (visit && visitEnd(visit, window) !== null && !(newest && newest.at >= visit.at)) newest = visit
  }
  return newest
}

function parseVisit(cookie: string): Visit | null {
  const [, name, id, time, code] = /^([^=]+)=([\w-]+)\.(\d{1,16})\.([\w-]+)$/.exec(cookie) ?? []
  return name === VISIT_COOKIE && isVisitId(id) && isCode(code) ? { id, code, at: Number(time) } : null
}

/**
 * When a cookie with this visit ends, in milliseconds since 1970: with its window, and after 400 days at the latest. `null` when the
 * visit does not count: its window is over, or it lies more than a day ahead.
 */
export function visitEnd({ at }: Visit, { windowDays, now }: VisitWindow): number | null {
  const end = at + windowDays * DAY_MS
  return at <= now + AHEAD_MS && now < end ? Math.min(end, now + LONGEST_MS) : null
}

/**
 * The value of a `Set-Cookie` header that keeps a visit for what is left of its window, so that setting it again prolongs nothing.
 * Scripts may read the cookie: the page's own does. `null` when less than a second is left, or when the visit does not count.
 * Throws `invalid` for an id or a code that no cookie can hold, and for a domain that the host may not set cookies for.
 */
export function visitSetCookie(visit: Visit, options: VisitCookieOptions): string | null {
  const { host, domain = 'host', isSecure, now } = options
  if (!isVisitId(visit.id) || !isCode(visit.code) || !Number.isSafeInteger(visit.at) || visit.at < 0)
    throw new GoodwordError('invalid', 'The visit is not one that a cookie can hold. Send what the tracker gave you.')
  if (domain !== 'host' && !isCookieDomain(domain, host))
    throw new GoodwordError(
      'invalid',
      `${host} cannot set a cookie for this domain. Name the host or a domain above it.`,
    )
  const seconds = Math.floor(((visitEnd(visit, options) ?? now) - now) / 1000)
  if (seconds < 1) return null
  const scope = domain === 'host' ? '' : `; Domain=${domain.toLowerCase()}`
  return `${VISIT_COOKIE}=${formatVisit(visit)}; Path=/; Max-Age=${seconds}; SameSite=Lax${scope}${isSecure ? '; Secure' : ''}`
}

/**
 * Tells whether a page of `host` may set a cookie for `domain`: the host itself or a domain above it, never an IP address. Which
 * domains are public (`co.uk`) only browsers know; they ignore a cookie for one.
 */
export function isCookieDomain(domain: string, host: string): boolean {
  const [wanted, own] = [domain.toLowerCase(), host.toLowerCase()]
  return isName(own) && (own === wanted || (wanted.includes('.') && isName(wanted) && own.endsWith(`.${wanted}`)))
}

/** A name of DNS. Its last label is no number: that is what tells it from an IP address. */
function isName(host: string): boolean {
  return host.length <= 253 && /^([a-z\d_]([\w-]{0,61}[a-z\d])?\.)*(?!\d+$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(host)
}
