import * as v from 'valibot'
import { LandingUrl } from './owner.ts'
import { CodeValue, Email, storable } from './values.ts'

/** A short text on one line, as names and labels are. */
const line = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(maxLength),
    v.check((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), 'It holds a control character or a line break.'),
  )

/** A language tag, by its shape: `en`, `pt-BR`, `zh-Hant-TW`. */
const Locale = v.pipe(
  v.string(),
  v.maxLength(35),
  v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'A language looks like en or pt-BR.'),
)

/** Body of `PATCH /v1/me`: what is left out stays, `null` takes it away. */
export const MeChange = v.object({
  name: v.optional(v.nullable(line(80))),
  locale: v.optional(v.nullable(Locale)),
  isListed: v.optional(v.boolean()),
  given: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

/** Body of `POST /v1/me/links`. */
export const MyLinkRequest = v.object({ label: line(60), url: v.optional(LandingUrl) })

/** Body of `POST /v1/me/invites`. An address that is none is answered as such and does not harm its neighbours. */
export const InviteRequest = v.object({
  emails: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(20)),
  note: v.optional(v.pipe(v.string(), v.trim(), storable(500))),
  locale: v.optional(Locale),
})

/** Body of `POST /v1/me/claims`: who had sent this person, by his code or his address. */
export const ClaimRequest = v.pipe(
  v.object({ code: v.optional(CodeValue), email: v.optional(Email) }),
  v.check((body) => (body.code === undefined) !== (body.email === undefined), 'Give either "code" or "email".'),
)

export const ClaimAnswer = v.object({ state: v.picklist(['waiting', 'confirmed']) })

/** Body of `POST /v1/me/claims/{id}/confirm`. */
export const ConfirmRequest = v.object({ isMine: v.boolean() })

/** Answer of `GET /v1/coupons/{code}`: what the shop takes off for a code that a partner redeemed a reward for. */
export const CouponAnswer = v.object({
  code: v.string(),
  rewardId: v.string(),
  amount: v.number(),
  currency: v.string(),
  form: v.picklist(['credit', 'coupon', 'gift', 'points']),
  state: v.literal('redeemed'),
})
