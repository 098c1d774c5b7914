import * as v from 'valibot'
import { OfferSchema } from './offer.ts'
import { CodeValue, Moment, Text, Time } from './values.ts'

const nullableText = v.nullable(v.string())

/** Where a link may lead, as far as that can be told without knowing the program's hosts. */
export const LandingUrl = v.pipe(v.string(), v.maxLength(2048), v.url(), v.regex(/^https?:/i, 'Only http and https.'))

/** Body of `POST /v1/partners/{id}/links`. Absent: the program's landing page, and a code that is made. */
export const LinkRequest = v.object({
  url: v.optional(LandingUrl),
  label: v.optional(Text),
  code: v.optional(CodeValue),
})

/** Body of `POST /v1/rewards/{id}/release` and `/reject`: why, in the owner's words or one of our reasons. */
export const ReasonRequest = v.object({ reason: v.optional(Text) })

export const LinkSchema = v.object({
  id: v.string(),
  url: v.string(),
  code: v.string(),
  label: nullableText,
  clicks: v.number(),
})

/** A partner as the owner's server sees him. */
export const PartnerSchema = v.object({
  id: v.string(),
  externalId: nullableText,
  kind: v.picklist(['customer', 'affiliate', 'ambassador', 'reseller', 'technology']),
  status: v.picklist(['pending', 'active', 'paused', 'closed']),
  name: nullableText,
  email: nullableText,
  createdAt: Time,
  links: v.array(LinkSchema),
})

export type OwnerPartner = v.InferOutput<typeof PartnerSchema>

/** An offer with the version that is in force now; version 0 and no rules before the first one. */
export const OfferAnswer = v.object({
  kind: v.string(),
  version: v.number(),
  since: v.nullable(Time),
  offer: OfferSchema,
})

/** A program as its owner sees it: every setting. */
export const ProgramAnswer = v.looseObject({
  id: v.string(),
  test: v.boolean(),
  name: v.string(),
  currency: v.string(),
})

/** Body of `POST /v1/test/clock`. */
export const ClockRequest = v.object({ now: Moment })

export const ClockAnswer = v.object({ now: Time })
