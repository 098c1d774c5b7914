import type { OfferTerms, RewardForm, RewardTerms, Side } from '@goodword/core'
import type { MessageKey } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'

/** An amount with its form: `$20 credit`. A partner's cash is a commission. */
export function withForm(text: Text, amount: string, form: RewardForm, side: Side): string {
  return text.say(formKey(form, side), { amount })
}

/** The text in which `{amount}` stands for a form of reward. */
export function formKey(form: RewardForm, side: Side): MessageKey {
  return form === 'cash' && side === 'partner' ? 'commission' : form
}

/** What a side is promised, with its form: `$20 credit`; empty when the terms name neither an amount nor a share. */
export function gain(text: Text, terms: RewardTerms | undefined, side: Side): string {
  const amount = terms && promised(text, terms)
  return amount ? withForm(text, amount, terms.form, side) : ''
}

/** How much is promised: `$20`, `10%`, `200`; empty when the terms name neither an amount nor a share. */
export function promised(text: Text, terms: RewardTerms): string {
  if (terms.ppm !== null) return text.share(terms.ppm)
  if (terms.fixed) return worth(text, terms.form, terms.fixed.amount, terms.fixed.currency)
  return ''
}

/** How much it is: points are counted, everything else is money. */
export function worth(text: Text, form: string, amount: number, currency: string): string {
  return form === 'points' ? text.number(amount) : text.money(amount, currency)
}

/** When it is earned: "On a first order of $50 or more". `currency` is the program's, when it is known. */
export function condition(text: Text, terms: RewardTerms, offer: OfferTerms, currency?: string): string {
  if (terms.on === 'lead') return text.say('onLead')
  const min = minimum(text, terms, offer, currency)
  const sale = terms.first ? 'onFirstSale' : 'onSale'
  return min ? text.say(`${sale}From`, { min }) : text.say(sale)
}

/** The smallest sale that earns it, or `null`. Without the program's currency or a fixed amount nobody says in which it is. */
export function minimum(
  text: Text,
  terms: RewardTerms,
  offer: OfferTerms,
  currency = currencyOf(offer),
): string | null {
  return terms.minAmount && currency ? text.money(terms.minAmount, currency) : null
}

/** The currency of the offer's fixed amounts, or `null` when it has none. */
export function currencyOf(offer: OfferTerms): string | null {
  const fixed = [...offer.partner, ...offer.customer].find((terms) => terms.fixed && terms.form !== 'points')?.fixed
  return fixed?.currency ?? null
}
