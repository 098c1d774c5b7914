import type { Visit } from '@goodword/core'
import { finding, type Finding } from './finding.ts'
import { listOf } from './options.ts'
import type { DoctorConfig } from './parts.ts'

/** Forms, checkouts and links on the page that take the visit elsewhere. Those that are not there are not spoken of. */
export function examineHandOver({ document }: Window, { links }: DoctorConfig, visit: Visit | null): Finding[] {
  const count = (selector: string) => document.querySelectorAll(selector).length
  const now = visit ? '' : ' (none now)'
  const findings: Finding[] = []

  const forms = count('form[data-goodword]')
  if (forms > 0)
    findings.push(finding('forms', 'ok', `Forms: ${forms}`, `They carry goodword_code and goodword_visit${now}.`))
  else if (count('form [type=email]') > 0)
    findings.push(
      finding('forms', 'note', 'A form does not carry the visit', '', '<form data-goodword> adds goodword_code and goodword_visit.'),
    )

  const stripe = count('a[href*="//buy.stripe.com/"],stripe-buy-button,stripe-pricing-table')
  if (stripe > 0)
    findings.push(finding('stripe', 'ok', `Stripe: ${stripe}`, `They carry the visit as client_reference_id${now}.`))

  const domains = listOf(links).map((domain) => domain.replace(/^(www|\*)\./, ''))
  if (domains[0]) {
    const hosts = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ hostname }) => `.${hostname}`)
    const matching = hosts.filter((host) => domains.some((domain) => host.endsWith(`.${domain}`)))
    findings.push(
      finding(
        'links',
        matching[0] ? 'ok' : 'note',
        `Links to ${domains.join(', ')}: ${matching.length}`,
        `A press adds the code and the visit${now}.`,
      ),
    )
  }
  return findings
}
