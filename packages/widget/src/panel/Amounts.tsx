import type { OfferTerms, RewardTerms, Side } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { condition, formKey, promised } from '../wording/offer.ts'

/** What each side gets, side by side and of one size. A side that gets nothing is not there. */
export function Amounts({ offer, text }: { offer: OfferTerms; text: Text }) {
  const sides: Side[] = ['customer', 'partner']
  return (
    <dl class="amounts" part="offer">
      {sides
        .filter((side) => offer[side].length)
        .map((side) => (
          <div key={side} class={side === 'partner' ? 'you' : ''}>
            <dt>{text.say(side === 'partner' ? 'youGet' : 'friendGets')}</dt>
            {offer[side].map((terms) => (
              <dd key={terms.ruleId}>
                <Amount terms={terms} side={side} text={text} />
                <span>{condition(text, terms, offer)}</span>
              </dd>
            ))}
          </div>
        ))}
    </dl>
  )
}

/** The figure large, its form beside it, in the order of the language. */
function Amount({ terms, side, text }: { terms: RewardTerms; side: Side; text: Text }) {
  const [before, after] = text.messages[formKey(terms.form, side)].split('{amount}')
  return (
    <b>
      {before}
      <i>{promised(text, terms)}</i>
      {after}
    </b>
  )
}
