import { NAME } from './visit.ts'

/**
 * Writes our cookie where all subdomains read it; an age of 0 or less erases it everywhere. The text must need no encoding.
 * Throws where cookies are refused.
 *
 * Which domains are public (`co.uk`, `github.io`) is known to browsers only, so we try from two labels up until one is
 * accepted. `domain` names the one to try instead. No domain, this host alone, is the last resort, and the way of IP addresses
 * and of `host`, which is nobody's domain.
 */
export function writeCookie(
  { document, location }: Window,
  text: string,
  maxAgeSeconds: number,
  domain?: string,
): void {
  const domains = location.hostname.split('.').map((_, index, labels) => labels.slice(-2 - index).join('.'))
  for (const scope of [domain || domains, ''].flat()) {
    document.cookie = `${NAME}=${text};path=/;max-age=${maxAgeSeconds};samesite=lax;domain=${scope}${location.protocol === 'https:' ? ';secure' : ''}`
    if (document.cookie.includes(text)) return
  }
}
