/** @jsxImportSource preact */
import type { OfferTerms, RewardTerms, Side } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { condition, formKey, promised } from '../wording/offer.ts'

export interface AmountsProps {
  offer: OfferTerms
  /** The program's, when it is known. */
  currency: string | undefined
  text: Text
}

/** What each side gets, side by side and of one size, and when it is final. A side that gets nothing is not there. */
export function Amounts({ offer, currency, text }: AmountsProps) {
  const sides = (['customer', 'partner'] as const).filter((side) => offer[side].length > 0)
  const holdDays = Math.max(0, ...offer.partner.map((terms) => terms.holdDays))
  if (!sides.length) return null
  return (
    <>
      <dl class="amounts" part="offer">
        {sides.map((side) => (
          <div key={side} class={side === 'partner' ? 'you' : ''}>
            <dt>{text.say(side === 'partner' ? 'youGet' : 'friendGets')}</dt>
            {offer[side].map((terms) => (
              <dd key={terms.ruleId}>
                <Amount terms={terms} side={side} text={text} />
                <span>{condition(text, terms, offer, currency)}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {holdDays > 0 && <p class="muted">{text.say('hold', { days: text.days(holdDays) })}</p>}
    </>
  )
}

// Characters that fit at full size beside the other side on a phone. The longest have to break, and do before the figures.
const ROOM = 6
const LINE = 14

/** The figure large, its form beside it, in the order of the language. */
function Amount({ terms, side, text }: { terms: RewardTerms; side: Side; text: Text }) {
  const [before, after] = (text.messages[formKey(terms.form, side)] ?? '').split('{amount}')
  const amount = promised(text, terms)
  const { length } = amount.replace(/[\u2066-\u2069]/g, '') // isolates have no width
  return (
    <b>
      {before}
      <i class={length > ROOM ? 'long' : ''}>{length > LINE ? amount.replace(/\u00a0/g, ' ') : amount}</i>
      {after}
    </b>
  )
}
