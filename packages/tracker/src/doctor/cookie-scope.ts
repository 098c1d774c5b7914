import { readCookieFacts } from './cookie-facts.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'

/** Set for an instant, and removed again, to see what the browser accepts. */
const PROBE = 'goodword-doctor=1'

/**
 * On which domain is the visit's cookie, or would it be? The list of public suffixes is known to browsers only, so a cookie of our
 * own is tried: only where one may be stored. Where the browser tells of the real one, that is believed.
 */
export async function* examineCookieScope(page: Window, { domain }: DoctorConfig): AsyncGenerator<Finding> {
  const { document } = page
  const { hostname } = page.location
  const accepts = (scope: string) => {
    const write = (seconds: number) =>
      (document.cookie = `${PROBE};path=/;samesite=lax;max-age=${seconds};domain=${scope}`)
    try {
      write(9)
      const isAccepted = document.cookie.includes(PROBE)
      write(0)
      return isAccepted
    } catch {
      return false // a sandboxed frame
    }
  }
  if (!accepts('')) {
    yield finding('scope', 'warn', 'The browser takes no cookies here')
    return
  }

  // The root domain first, as the tracker does. An address of numbers has none, nor has a name without a dot.
  const labels = hostname.split('.')
  const parents = labels.slice(1).map((_, index) => labels.slice(-2 - index).join('.'))
  const tried = domain ? [String(domain)] : /^[\d.]+$/.test(hostname) ? [] : parents
  const root = tried.find((scope) => scope !== 'host' && accepts(scope))
  const { domain: real = root } = (await readCookieFacts(page)) ?? {}
  const refused = tried[0] !== root && `The browser refuses ${tried[0]}.`
  yield real
    ? finding('scope', 'ok', `The cookie is for ${real} and all below`, refused)
    : finding(
        'scope',
        domain ? 'warn' : 'note',
        `The cookie is for ${hostname} alone`,
        refused,
        !!domain && 'Leave data-domain out.',
      )
  const copies = document.cookie.split(/\bgoodword=/).length - 1
  if (copies > 1)
    yield finding(
      'copies',
      'warn',
      `${copies} cookies are called goodword`,
      'The newest counts.',
      'Use one data-domain everywhere.',
    )
}
