import { readCookieFacts } from './cookie-facts.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'

/** Set for an instant, and removed again, to see what the browser accepts. */
const PROBE = 'goodword-doctor=1'

/**
 * On which domain is the visit's cookie, or would it be? The list of public suffixes is known to browsers only, so a cookie of our
 * own is tried: only where one may be stored. Where the browser tells of the real one, that is believed.
 */
export async function examineCookieScope(page: Window, { domain }: DoctorConfig): Promise<Finding[]> {
  const { document } = page
  const { hostname } = page.location
  const accepts = (scope: string) => {
    const write = (seconds: number) =>
      (document.cookie = `${PROBE};path=/;samesite=lax;max-age=${seconds};domain=${scope}`)
    write(9)
    const isAccepted = document.cookie.includes(PROBE)
    write(0)
    return isAccepted
  }

  let copies: number
  try {
    copies = document.cookie.split(/\bgoodword=/).length - 1
    if (!accepts('')) throw new Error('refused')
  } catch {
    return [finding('scope', 'warn', 'The browser takes no cookies here', 'A sandboxed frame, or a setting.')]
  }
  // An address of numbers has no domain.
  const parents = /^[\d.]+$/.test(hostname)
    ? []
    : hostname.split('.').map((_, index, labels) => labels.slice(-2 - index).join('.'))
  const tried = domain ? [String(domain).replace('host', '')] : [...new Set(parents.slice(0, -1))]
  const root = tried.find((scope) => scope && accepts(scope))
  const scope = (await readCookieFacts(page))?.domain ?? root
  const findings = [
    scope
      ? finding(
          'scope',
          'ok',
          `The cookie is for ${scope} and all below`,
          tried[0] !== root && `No browser takes it for ${tried[0]}, a public suffix.`,
        )
      : finding(
          'scope',
          tried[0] ? 'warn' : 'note',
          `The cookie is for ${hostname} alone`,
          tried[0] && `The browser refuses ${tried[0]}.`,
          domain ? 'Name a domain above this host, or leave data-domain out.' : '',
        ),
  ]
  if (copies > 1)
    findings.push(
      finding('copies', 'warn', `${copies} cookies are called goodword`, 'The newest counts.', 'Use one data-domain everywhere.'),
    )
  return findings
}
