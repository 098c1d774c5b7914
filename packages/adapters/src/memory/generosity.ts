import type { Generosity, RewardTerms } from '@goodword/core'
import { offerFor, type BookedPartner, type Books, type Terms } from './books.ts'

/** What each side gets when this partner refers, with what he gives of his own share at that moment. */
export function termsFor(books: Books, partner: BookedPartner, at: number): Terms {
  const offer = offerFor(books, partner.kind)
  const rules = sharedRules(offer)
  const given = generosityOf(books, partner, at)?.given ?? 0
  if (!rules || given === 0) return offer
  return {
    partner: offer.partner.map((rule) => (rule === rules.partner ? shift(rules.partner, -given) : rule)),
    customer: offer.customer.map((rule) => (rule === rules.customer ? shift(rules.customer, given) : rule)),
  }
}

/** How generous a partner may be, or `null` where he cannot choose. */
export function generosityOf(books: Books, partner: BookedPartner, at: number): Generosity | null {
  const setting = books.program.generosity
  const rules = sharedRules(offerFor(books, partner.kind))
  if (!setting || !rules) return null
  const most = Math.min(setting.most, rules.partner.fixed.amount)
  return {
    given: Math.min(most, givenAt(partner, at)),
    most,
    step: setting.step,
    currency: rules.partner.fixed.currency,
  }
}

type FixedTerms = RewardTerms & { fixed: NonNullable<RewardTerms['fixed']> }

/** The two promises that value moves between: each side's first for a sale, both fixed, in money of one currency. */
function sharedRules(offer: Terms): { partner: FixedTerms; customer: FixedTerms } | null {
  const [partner, customer] = [offer.partner, offer.customer].map((rules) => rules.find(({ on }) => on === 'sale'))
  if (!isMoney(partner) || !isMoney(customer)) return null
  return partner.fixed.currency === customer.fixed.currency ? { partner, customer } : null
}

function isMoney(rule: RewardTerms | undefined): rule is FixedTerms {
  return rule?.fixed != null && rule.form !== 'points'
}

function givenAt(partner: BookedPartner, at: number): number {
  return partner.gifts.findLast(({ since }) => since <= at)?.given ?? 0
}

function shift(rule: FixedTerms, by: number): RewardTerms {
  return { ...rule, fixed: { ...rule.fixed, amount: rule.fixed.amount + by } }
}
