import { isListed, STRIPE } from '../links.ts'
import { listOf } from '../list-of.ts'
import { finding, type Finding } from './finding.ts'
import type { Parts } from './parts.ts'

/**
 * Forms, checkouts and links on the page that take the visit elsewhere, and whether they do by now. Those that are not there are not
 * spoken of. A visit tells how long it stays once `more.js` is there, which hands it over.
 */
export function* examineHandOver({ config: { links }, visit, handOver }: Parts): Generator<Finding> {
  const isAllowed = !!handOver()
  const isMissing = isAllowed && !visit()?.stays
  const linksTo = (isMeant: (host: string) => boolean) =>
    [...document.links].filter(({ hostname }) => isMeant(hostname)).length
  const count = (selector: string) => document.querySelectorAll(selector).length
  const found = (id: string, title: string, many: number) =>
    finding(
      id,
      isMissing ? 'fail' : isAllowed && many ? 'ok' : 'note',
      `${title}: ${many}`,
      isAllowed ? '' : 'They carry a visit once it is stored.',
      isMissing && 'more.js is missing beside goodword.js, or a blocker or the policy stops it.',
    )

  const forms = count('form[data-goodword]')
  if (forms) yield found('forms', 'Forms', forms)
  else if (count('form [type=email]'))
    yield finding('forms', 'note', 'A form carries no visit', '', 'Add data-goodword.')

  const stripe = count('stripe-buy-button,stripe-pricing-table') + linksTo((host) => STRIPE.test(host))
  if (stripe) yield found('stripe', 'Stripe', stripe)

  const domains = listOf(links).join(', ')
  if (domains)
    yield found(
      'links',
      `Links to ${domains}`,
      linksTo((host) => isListed(host, links)),
    )
}
