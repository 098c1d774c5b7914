import { finding, type Finding } from './finding.ts'
import { listOf } from './options.ts'
import type { DoctorConfig } from './parts.ts'

/** Forms, checkouts and links on the page that take the visit elsewhere. Those that are not there are not spoken of. */
export function* examineHandOver({ links }: DoctorConfig): Generator<Finding> {
  const count = (selector: string) => document.querySelectorAll(selector).length

  const forms = count('form[data-goodword]')
  if (forms > 0) yield finding('forms', 'ok', `Forms: ${forms}`, 'They carry goodword_code and goodword_visit.')
  else if (count('form [type=email]') > 0)
    yield finding(
      'forms',
      'note',
      'A form does not carry the visit',
      '',
      '<form data-goodword> adds goodword_code and goodword_visit.',
    )

  const stripe = count('a[href*="//buy.stripe.com/"],stripe-buy-button,stripe-pricing-table')
  if (stripe > 0) yield finding('stripe', 'ok', `Stripe: ${stripe}`, 'They carry client_reference_id.')

  const domains = listOf(links).map((domain) => domain.replace(/^(www|\*)\./, ''))
  if (domains[0]) {
    const matching = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(({ hostname }) =>
      domains.some((domain) => `.${hostname}`.endsWith(`.${domain}`)),
    )
    yield finding('links', matching[0] ? 'ok' : 'note', `Links to ${domains.join(', ')}: ${matching.length}`)
  }
}
