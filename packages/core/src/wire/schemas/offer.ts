import * as v from 'valibot'
import type { OfferTerms, RewardTerms, Tiers } from '../../offer.ts'
import { Amount, Id, MoneySchema } from './values.ts'

const FORMS = ['cash', 'credit', 'coupon', 'gift', 'points'] as const

/** A share: above 0 and at most 1 000 000 ppm, which is the whole. */
const Ppm = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))
const Days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650))

/**
 * One rule of an offer. Strict, unlike other requests: a condition or cap that is not built yet must be refused, not
 * ignored, or it would pay more than the owner meant.
 */
export const RuleSchema = v.pipe(
  v.strictObject({
    id: Id,
    on: v.optional(v.picklist(['lead', 'sale']), 'sale'),
    form: v.optional(v.picklist(FORMS), 'cash'),
    fixed: v.optional(MoneySchema),
    ppm: v.optional(Ppm),
    /** Only the customer's first sale. */
    first: v.optional(v.boolean(), false),
    /** Smallest sale before the friend's discount, in minor units of the program's currency. */
    minAmount: v.optional(Amount),
    holdDays: v.optional(Days, 30),
  }),
  v.check((rule) => (rule.fixed === undefined) !== (rule.ppm === undefined), 'Give either "fixed" or "ppm".'),
  v.check((rule) => rule.on === 'sale' || rule.fixed !== undefined, 'A lead has no amount: give "fixed".'),
)

/** A rule with its defaults filled in. */
export type Rule = v.InferOutput<typeof RuleSchema>

/** The rules of one side. Each has its own id: a reward is known by it. */
const Rules = v.pipe(
  v.array(RuleSchema),
  v.check((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, 'Two rules of a side have one id.'),
)

export const OfferSchema = v.strictObject({ partner: v.optional(Rules, []), customer: v.optional(Rules, []) })

/** What each side gets, as the owner wrote it. */
export type Offer = v.InferOutput<typeof OfferSchema>

/** An offer as its owner may send it: what has a default may be left out. */
export type OfferInput = v.InferInput<typeof OfferSchema>

const TiersSchema: v.GenericSchema<Tiers> = v.object({
  by: v.picklist(['count', 'revenue']),
  per: v.picklist(['month', 'ever']),
  steps: v.array(v.object({ from: v.number(), ppm: v.number() })),
  reached: v.exactOptional(v.number()),
})

export const RewardTermsSchema: v.GenericSchema<RewardTerms> = v.object({
  ruleId: v.string(),
  on: v.picklist(['lead', 'sale']),
  form: v.picklist(FORMS),
  fixed: v.nullable(v.object({ amount: v.number(), currency: v.string() })),
  ppm: v.nullable(v.number()),
  tiers: v.nullable(TiersSchema),
  recurringMonths: v.nullable(v.union([v.number(), v.literal('life')])),
  first: v.boolean(),
  minAmount: v.nullable(v.number()),
  holdDays: v.number(),
  expiresDays: v.nullable(v.number()),
})

export const OfferTermsSchema: v.GenericSchema<OfferTerms> = v.object({
  partner: v.array(RewardTermsSchema),
  customer: v.array(RewardTermsSchema),
})

/** What anybody may read of a rule. */
export function termsOf(rule: Rule): RewardTerms {
  return {
    ruleId: rule.id,
    on: rule.on,
    form: rule.form,
    fixed: rule.fixed ?? null,
    ppm: rule.ppm ?? null,
    tiers: null,
    recurringMonths: null,
    first: rule.first,
    minAmount: rule.minAmount ?? null,
    holdDays: rule.holdDays,
    expiresDays: null,
  }
}
