import type { Generosity, RewardTerms } from '@goodword/core'
import type { Books } from './books.ts'
import type { BookedPartner } from './facts.ts'
import { termsFor, type Terms } from './terms.ts'

/** How generous a partner may be, and is now; `null` where the program or his offer does not let him choose. */
export function generosityOf(books: Books, partner: BookedPartner): Generosity | null {
  return generosityAt(books, partner, books.clock.now())
}

/**
 * What each side gets when this partner refers, by the choice that was in force at a moment: what he gives is taken off his own
 * first reward for a sale, and added to that of his friend.
 */
export function termsOf(books: Books, partner: BookedPartner, at: number): Terms {
  const terms = termsFor(books.program.offers, partner.kind)
  const given = generosityAt(books, partner, at)?.given
  if (!given) return terms
  return { partner: shiftFirstSale(terms.partner, -given), customer: shiftFirstSale(terms.customer, given) }
}

function generosityAt({ program }: Books, partner: BookedPartner, at: number): Generosity | null {
  const terms = termsFor(program.offers, partner.kind)
  const [own, friends] = [firstSale(terms.partner), firstSale(terms.customer)]
  // Points are worth what the brand says, so that nobody can move them to a reward in money one for one.
  if (!program.generosity || !own?.fixed || !friends?.fixed || own.form === 'points' || friends.form === 'points') {
    return null
  }
  const { amount, currency } = own.fixed
  if (currency !== friends.fixed.currency) return null
  const most = Math.min(program.generosity.most, amount)
  const chosen = partner.choices.findLast(({ since }) => since <= at)?.given ?? 0
  return { given: Math.min(chosen, most), most, step: program.generosity.step, currency }
}

function firstSale(rules: readonly RewardTerms[]): RewardTerms | undefined {
  return rules.find((rule) => rule.on === 'sale')
}

function shiftFirstSale(rules: readonly RewardTerms[], amount: number): RewardTerms[] {
  const first = firstSale(rules)
  return rules.map((rule) => {
    if (rule !== first || !rule.fixed) return rule
    return { ...rule, fixed: { ...rule.fixed, amount: rule.fixed.amount + amount } }
  })
}
