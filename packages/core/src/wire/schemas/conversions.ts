import * as v from 'valibot'
import { ReferralSchema, RewardSchema } from './answers.ts'
import { Amount, CodeValue, Currency, Email, Id, Moment, Text, Time } from './values.ts'

const person = {
  customerId: v.optional(Id),
  email: v.optional(Email),
  name: v.optional(Text),
  visitId: v.optional(Id),
  code: v.optional(CodeValue),
  at: v.optional(Moment),
  /** Where the order was made. Only the host's own server is heard so far; another source must not pay as if it were that. */
  source: v.optional(v.literal('api')),
}

/** Body of `POST /v1/conversions`: what the host's own server knows to have happened. */
export const ConversionRequest = v.pipe(
  v.variant('type', [
    v.object({ ...person, type: v.literal('lead') }),
    v.object({
      ...person,
      type: v.literal('sale'),
      orderId: Id,
      /** What the buyer was charged: tax and shipping in, the friend's discount already off. */
      amount: Amount,
      currency: Currency,
      /** What the friend's reward took off, in minor units of the same currency. */
      discount: v.optional(Amount, 0),
    }),
  ]),
  v.check(
    (body) => [body.customerId, body.email, body.visitId, body.code].some((value) => value !== undefined),
    'Say whose it is: give at least one of customerId, email, visitId and code.',
  ),
)

export type ConversionInput = v.InferInput<typeof ConversionRequest>
export type ReceivedConversion = v.InferOutput<typeof ConversionRequest>

export const ConversionSchema = v.object({
  id: v.string(),
  type: v.picklist(['lead', 'sale']),
  orderId: v.nullable(v.string()),
  source: v.string(),
  amount: v.nullable(v.number()),
  currency: v.nullable(v.string()),
  refunded: v.number(),
  verified: v.boolean(),
  at: Time,
  flags: v.array(v.picklist(['clock_skew', 'click_unseen'])),
  partners: v.array(v.object({ id: v.string(), weightPpm: v.number(), why: v.picklist(['lock', 'touch', 'claim']) })),
})

/** A lead or a sale on the books. */
export type Conversion = v.InferOutput<typeof ConversionSchema>

export const ConversionAnswer = v.object({
  conversion: ConversionSchema,
  duplicate: v.boolean(),
  referral: v.nullable(ReferralSchema),
  rewards: v.array(RewardSchema),
})

export type ConversionResult = v.InferOutput<typeof ConversionAnswer>
