import { GoodwordError, isCookieDomain, readVisitCookie, visitSetCookie } from '@goodword/core'

/** How a visit is kept. The defaults are those of the script. */
export interface KeepVisitOptions {
  /** For how many days after the landing; the same as `data-window`. Default: 90. */
  windowDays?: number
  /**
   * The domain of the cookie, the same as the script's: `host` for this host alone, or a domain. Default: the last two labels of the host,
   * or the host alone where there are fewer. Needed under a suffix of two labels (`shop.co.uk`), where browsers ignore the default,
   * and behind a proxy that names another host to you.
   */
  domain?: string
  /** The clock, in milliseconds since 1970. Default: this machine's. */
  now?: () => number
}

/** What is asked of a request. */
export interface Asked {
  method: string | undefined
  /** A header by its name in lower case. */
  header(name: string): string | null | undefined
  /** The host that was asked, with or without a port, where no proxy names another. */
  host: string | undefined
  /** Whether it came over https to here. */
  isEncrypted: boolean
}

/**
 * Makes a function that says which `Set-Cookie` keeps the visit of a request; `null` where there is none to keep: no cookie of ours,
 * a malformed or old one, or no page that is opened. Throws `invalid` for options that make no sense.
 */
export function createKeeper({ windowDays = 90, domain, now = Date.now }: KeepVisitOptions = {}) {
  if (!(windowDays > 0 && windowDays < Infinity))
    throw new GoodwordError('invalid', `windowDays is ${windowDays}. Give a number of days above 0.`)
  if (domain !== undefined && domain !== 'host' && !isCookieDomain(domain, domain))
    throw new GoodwordError('invalid', `domain is "${domain}". Give "host", or a domain such as shop.example.`)

  return (asked: Asked): string | null => {
    if (!isNavigation(asked)) return null
    const window = { windowDays, now: now() }
    const visit = readVisitCookie(asked.header('cookie'), window)
    if (visit === null) return null
    const scope = domain ?? rootOf(asked)
    const isSecure = asked.isEncrypted || firstOf(asked.header('x-forwarded-proto')) === 'https'
    return visitSetCookie(visit, { ...window, host: scope, domain: scope, isSecure })
  }
}

/** A page that somebody opens. Pictures, scripts and calls carry the cookie too, and need not be weighed down by it. */
function isNavigation({ method, header }: Asked): boolean {
  if (method !== 'GET') return false
  const destination = header('sec-fetch-dest')
  return destination ? destination === 'document' : (header('accept') ?? '').includes('text/html')
}

/** Where the script tries first. A browser that knows better (`co.uk`) ignores the cookie, and keeps the script's. */
function rootOf({ header, host }: Asked): string {
  const asked = firstOf(header('x-forwarded-host')) || host || ''
  const name = asked.replace(/:\d*$/, '').toLowerCase()
  const root = name.split('.').slice(-2).join('.')
  return root.includes('.') && isCookieDomain(root, name) ? root : 'host'
}

/** What the outermost of several proxies has said. */
function firstOf(value: string | null | undefined): string | undefined {
  return value?.split(',')[0]?.trim()
}
