import * as v from 'valibot'
import { CodeValue, Email, Id, Text } from './values.ts'

const KINDS = ['customer', 'affiliate', 'ambassador', 'reseller', 'technology'] as const

/** Body of `POST /v1/partners`. With the `externalId` of a known partner the known one is answered, unchanged. */
export const PartnerRequest = v.object({
  externalId: v.optional(Id),
  kind: v.optional(v.picklist(KINDS), 'customer'),
  name: v.optional(Text),
  email: v.optional(Email),
  /** A code of his own choice; absent: one is made. */
  code: v.optional(CodeValue),
})

export type ReceivedPartner = v.InferOutput<typeof PartnerRequest>

/** Body of `PATCH /v1/partners/{id}`. */
export const PartnerPatch = v.object({
  name: v.optional(v.nullable(Text)),
  status: v.optional(v.picklist(['pending', 'active', 'paused', 'closed'])),
})

/** Body of `POST /v1/tokens`. */
export const TokenRequest = v.pipe(
  v.object({
    partnerId: v.optional(Id),
    externalId: v.optional(Id),
    ttlSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400)), 3600),
  }),
  v.check(
    (body) => (body.partnerId === undefined) !== (body.externalId === undefined),
    'Give partnerId or externalId.',
  ),
)

/** Body of `POST /v1/join`. */
export const JoinRequest = v.object({
  key: v.string(),
  email: Email,
  name: v.optional(Text),
  locale: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{2,35}$/))),
})

/** Body of `POST /v1/sessions`: the token of a mailed link. */
export const SessionRequest = v.object({ token: v.string() })

export const TokenAnswer = v.object({ token: v.string() })

/** Body of `POST /v1/unsubscribe`: the token that stands in the last line of an invitation. */
export const UnsubscribeRequest = v.object({ token: v.string() })

export const UnsubscribeAnswer = v.object({ unsubscribed: v.literal(true) })
