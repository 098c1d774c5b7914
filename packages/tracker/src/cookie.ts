import { quietly } from './quietly.ts'
import { NAME } from './visit.ts'

/** The whole cookie header of a page; empty where cookies are refused. */
export function readCookies(page: Window): string {
  return quietly(() => page.document.cookie) ?? ''
}

/**
 * Writes our cookie where all subdomains read it; an age of 0 or less erases it everywhere. The text must need no encoding.
 *
 * Which domains are public (`co.uk`, `github.io`) is known to browsers only, so we try from two labels up until one is
 * accepted. `domain` names the one to try instead. This host alone is the last resort, and the way of IP addresses and of
 * `host`, which is nobody's domain.
 */
export function writeCookie(page: Window, text: string, maxAgeSeconds: number, domain?: string): void {
  const { hostname, protocol } = page.location
  const labels = hostname.split('.')
  const domains = domain ? [domain] : labels.slice(1).map((_, index) => labels.slice(-2 - index).join('.'))
  const secure = protocol === 'https:' ? ';secure' : ''
  quietly(() => {
    for (const scope of [...domains.map((name) => `;domain=${name}`), '']) {
      page.document.cookie = `${NAME}=${text};path=/;max-age=${maxAgeSeconds};samesite=lax${secure}${scope}`
      if (page.document.cookie.includes(text)) return
    }
  })
}
