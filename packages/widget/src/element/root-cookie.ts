import Cookies from 'js-cookie'

/** Reads a cookie of ours, or nothing: a sandboxed frame throws at every touch of `document.cookie`. */
export function readCookie(name: string): string | undefined {
  try {
    return Cookies.get(name)
  } catch {
    return undefined
  }
}

/**
 * Sets a cookie on the root domain, for all its subdomains to read, or on the widest one that the browser accepts; no value removes
 * it everywhere. Where cookies are refused nothing is remembered, and nothing breaks.
 */
export function writeCookie(name: string, value: string | null, days: number): void {
  try {
    for (const domain of domainsOf(location.hostname)) {
      const attributes = {
        ...(domain && { domain }),
        sameSite: 'lax',
        secure: location.protocol === 'https:',
      } as const
      Cookies.remove(name, attributes)
      if (!value) continue
      Cookies.set(name, value, { ...attributes, expires: days })
      if (Cookies.get(name) === value) return
    }
  } catch {
    // as above
  }
}

/** Where a cookie may be set, widest first: browsers refuse public suffixes. The last is the host alone. */
function domainsOf(host: string): (string | undefined)[] {
  const labels = host.split('.')
  // An IPv4 address has no domain above it; an IPv6 one and `localhost` have no dots.
  if (/\d$/.test(host)) return [undefined]
  const wider = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  return [...wider.reverse(), undefined]
}
