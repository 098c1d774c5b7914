import { quietly } from './page.ts'
import type { Page } from './page.ts'
import { NAME } from './visit.ts'

/** Our first-party cookie, shared by the subdomains of a site. */
export interface VisitCookie {
  /** The whole cookie header of the page; empty where cookies are refused. */
  read(): string
  /** Replaces the cookie; an age of 0 erases it. The text must need no encoding. */
  write(text: string, maxAgeSeconds: number): void
}

/** `domain`: absent for the root domain, found by trying; `host` for this host only; or a domain. */
export function createVisitCookie(page: Page, domain?: string): VisitCookie {
  const { hostname, protocol } = page.location

  const read = () => quietly(() => page.document.cookie, '')

  const put = (name: string, text: string, maxAgeSeconds: number, domain: string) =>
    quietly(() => {
      const scope = (domain && `;domain=${domain}`) + (protocol === 'https:' ? ';secure' : '')
      page.document.cookie = `${name}=${text};path=/;max-age=${maxAgeSeconds};samesite=lax${scope}`
    }, undefined)

  /**
   * Browsers know which domains are public (`co.uk`, `github.io`); we find out by setting a cookie from two labels up.
   * Empty for IP addresses and for hosts of one label, such as localhost.
   */
  function probeRootDomain(): string {
    const probe = `${NAME}_probe`
    const labels = hostname.split('.')
    if (Number(labels.at(-1)) >= 0) return '' // 127.0.0.1
    for (let first = labels.length - 2; first >= 0; first--) {
      const candidate = labels.slice(first).join('.')
      put(probe, '1', 9, candidate)
      if (read().includes(probe)) {
        put(probe, '', 0, candidate)
        return candidate
      }
    }
    return ''
  }

  return {
    read,
    write(text, maxAgeSeconds) {
      domain ??= probeRootDomain()
      const shared = domain === 'host' ? '' : domain
      if (shared) put(NAME, '', 0, '') // else an older host-only cookie would shine through
      put(NAME, text, maxAgeSeconds, shared)
      // The owner's domain may be mistyped, and then the browser refuses: this host is better than nothing.
      if (shared && !read().includes(text)) put(NAME, text, maxAgeSeconds, '')
    },
  }
}
