import { finding, type Finding } from './finding.ts'
import { listOf } from './options.ts'
import type { Parts } from './parts.ts'

/**
 * Forms, checkouts and links on the page that take the visit elsewhere, and whether they do by now. Those that are not there are not
 * spoken of. A visit tells how long it stays once `more.js` is there, which hands it over.
 */
export function* examineHandOver({ config: { links }, visit, handOver }: Parts): Generator<Finding> {
  const isAllowed = !!handOver()
  const isMissing = isAllowed && !visit()?.stays
  const count = (selector: string) => document.querySelectorAll(selector).length
  const found = (id: string, title: string, many: number) =>
    finding(
      id,
      isMissing ? 'fail' : isAllowed && many > 0 ? 'ok' : 'note',
      `${title}: ${many}`,
      isAllowed ? '' : 'They carry a visit once it is stored.',
      isMissing && 'more.js is missing beside goodword.js.',
    )

  const forms = count('form[data-goodword]')
  if (forms > 0) yield found('forms', 'Forms', forms)
  else if (count('form [type=email]') > 0)
    yield finding('forms', 'note', 'A form carries no visit', '', 'Add data-goodword.')

  const stripe = count('a[href*=".stripe.com/"],stripe-buy-button,stripe-pricing-table')
  if (stripe > 0) yield found('stripe', 'Stripe', stripe)

  const domains = listOf(links).map((domain) => domain.replace(/^(www|\*)\./, ''))
  if (domains[0]) {
    const matching = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(({ hostname }) =>
      domains.some((domain) => `.${hostname}`.endsWith(`.${domain}`)),
    )
    yield found('links', `Links to ${domains.join(', ')}`, matching.length)
  }
}
