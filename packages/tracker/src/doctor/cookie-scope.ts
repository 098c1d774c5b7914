import { cookieDomain } from '../cookie-domain.ts'
import { quietly } from '../quietly.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'

/**
 * On which domain is the visit's cookie, or would it be? It is tried as the tracker does: only where one may be stored. Where the
 * browser tells of the real one, that is believed.
 */
export async function* examineCookieScope({ domain }: DoctorConfig): AsyncGenerator<Finding> {
  const { hostname } = location
  const wanted = domain ? String(domain) : hostname.split('.').slice(-2).join('.')
  // Throws in a sandboxed frame.
  const accepted = navigator.cookieEnabled && quietly(() => cookieDomain(domain ? wanted : undefined))
  if (!accepted) {
    yield finding('scope', 'warn', 'The browser takes no cookies here')
    return
  }

  // An address of numbers has no domain, nor has a name without a dot.
  const isAlone = accepted === 'host' || !/\D\.|\.\D/.test(hostname)
  // Chromium says it on https, as long as it does: the standard has taken it out. `null` is a cookie of this host alone.
  const { cookieStore } = window as Partial<Window>
  const facts: object | null | undefined = await cookieStore?.get('goodword').catch(() => null)
  const { domain: real = isAlone ? null : accepted } = (facts ?? {}) as { domain?: string | null }
  const refused = accepted !== wanted && `The browser refuses ${wanted}.`
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
