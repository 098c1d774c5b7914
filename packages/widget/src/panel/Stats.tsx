/** @jsxImportSource preact */
import type { OfferTerms, Summary } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { currencyOf, worth } from '../wording/offer.ts'

/** How often the link was opened, who joined, and what is yours. Money of different currencies is never added. */
export function Stats({ summary, offer, text }: { summary: Summary; offer: OfferTerms; text: Text }) {
  const add = (pick: (earned: Summary['earned'][number]) => number) =>
    summary.earned
      .filter((earned) => pick(earned) > 0)
      .map((earned) => worth(text, earned.form, pick(earned), earned.currency))
      .join(' + ')
  const currency = currencyOf(offer) ?? summary.earned[0]?.currency
  const nothing = currency ? text.money(0, currency) : text.number(0)
  const coming = add((earned) => earned.pending + earned.held)
  return (
    <dl class="stats" part="stats">
      <div>
        <dt>{text.say('visits')}</dt>
        <dd>{text.number(summary.clicks)}</dd>
      </div>
      <div>
        <dt>{text.say('joined')}</dt>
        <dd>{text.number(summary.leads)}</dd>
      </div>
      <div>
        <dt>
          {text.say('yours')}
          {coming && <small>{text.say('coming', { amount: coming })}</small>}
        </dt>
        <dd>{add((earned) => earned.approved + earned.paid) || nothing}</dd>
      </div>
    </dl>
  )
}
