import Cookies from 'js-cookie'
import { domainsOf } from './domains.ts'

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
