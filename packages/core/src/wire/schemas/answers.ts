import * as v from 'valibot'
import type { Claim } from '../../claim.ts'
import type { FriendView } from '../../friend.ts'
import type { Invite, InviteResult } from '../../invite.ts'
import type { Leaderboard } from '../../leaderboard.ts'
import type { PartnerView, Summary } from '../../partner.ts'
import type { Invitation, JoinResult, ProgramView } from '../../program.ts'
import type { Referral } from '../../referral.ts'
import type { Reward } from '../../reward.ts'
import type { ReferralState, RewardState, Status } from '../../status.ts'
import type { Problem } from '../bodies.ts'
import { ERRORS, type ErrorCode } from '../../error.ts'
import { OfferTermsSchema, RewardTermsSchema } from './offer.ts'
import { Time } from './values.ts'

const nullableText = v.nullable(v.string())
const nullableTime = v.nullable(Time)

const REASONS = [
  'awaiting_sign_up',
  'awaiting_purchase',
  'unverified',
  'hold_period',
  'min_amount',
  'existing_customer',
  'self_referral',
  'self_email_alias',
  'partner_paused',
  'duplicate_identity',
  'velocity',
  'disposable_email',
  'too_fast',
  'paid_ad',
  'shared_payout_account',
  'shared_instrument',
  'same_domain',
  'fx_missing',
  'rule_error',
  'capped',
  'refunded',
  'disputed',
  'deal_protected',
  'outside_window',
  'bot',
  'duplicate',
  'unrecoverable',
  'paid',
  'redeemed',
  'expired',
] as const

const statusOf = <const S extends readonly [string, ...string[]]>(states: S): v.GenericSchema<Status<S[number]>> =>
  v.object({
    state: v.picklist(states),
    reason: v.nullable(v.picklist(REASONS)),
    waitingFor: v.nullable(v.picklist(['friend', 'you', 'brand', 'time'])),
    earliest: nullableTime,
    signals: v.exactOptional(v.array(v.string())),
  }) as v.GenericSchema<Status<S[number]>>

export const RewardStatus: v.GenericSchema<Status<RewardState>> = statusOf([
  'pending',
  'held',
  'approved',
  'in_payout',
  'paid',
  'redeemed',
  'reversed',
  'expired',
  'rejected',
])
export const ReferralStatus: v.GenericSchema<Status<ReferralState>> = statusOf([
  'visited',
  'joined',
  'qualified',
  'rewarded',
  'rejected',
])

export const RewardSchema: v.GenericSchema<Reward> = v.object({
  id: v.string(),
  side: v.picklist(['partner', 'customer']),
  form: v.picklist(['cash', 'credit', 'coupon', 'gift', 'points']),
  partnerId: v.string(),
  customerId: nullableText,
  conversionId: v.string(),
  ruleId: v.string(),
  offerVersion: v.number(),
  weightPpm: v.number(),
  base: v.number(),
  amount: v.number(),
  originalAmount: v.number(),
  currency: v.string(),
  cappedFrom: v.nullable(v.number()),
  fx: v.nullable(v.object({ rateId: v.string(), rate: v.string() })),
  flags: v.array(v.string()),
  earnedAt: Time,
  payableAt: nullableTime,
  expiresAt: nullableTime,
  code: nullableText,
  status: RewardStatus,
})

export const ReferralSchema: v.GenericSchema<Referral> = v.object({
  id: v.string(),
  partnerId: v.string(),
  friend: v.object({ name: nullableText, email: nullableText }),
  source: v.object({ code: v.string(), label: nullableText, channel: nullableText }),
  visitedAt: nullableTime,
  joinedAt: nullableTime,
  qualifiedAt: nullableTime,
  rewards: v.array(RewardSchema),
  status: ReferralStatus,
})

export const PartnerViewSchema: v.GenericSchema<PartnerView> = v.object({
  id: v.string(),
  kind: v.picklist(['customer', 'affiliate', 'ambassador', 'reseller', 'technology']),
  status: v.picklist(['pending', 'active', 'paused', 'closed']),
  name: nullableText,
  links: v.array(
    v.object({ id: v.string(), url: v.string(), code: v.string(), label: nullableText, clicks: v.number() }),
  ),
  coupon: nullableText,
  offer: OfferTermsSchema,
  tier: nullableText,
  terms: v.nullable(v.object({ url: v.string(), version: v.string() })),
  locale: nullableText,
  limited: v.boolean(),
  can: v.array(v.string()),
  generosity: v.exactOptional(
    v.nullable(v.object({ given: v.number(), most: v.number(), step: v.number(), currency: v.string() })),
  ),
  isListed: v.exactOptional(v.boolean()),
})

export const FriendViewSchema: v.GenericSchema<FriendView> = v.object({
  partner: v.nullable(v.object({ name: v.string() })),
  steps: v.array(v.object({ id: v.picklist(['visited', 'joined', 'qualified']), at: nullableTime })),
  status: ReferralStatus,
  rewards: v.array(RewardSchema),
  coupon: nullableText,
})

export const InviteAnswer: v.GenericSchema<InviteResult> = v.object({
  results: v.array(
    v.object({ email: v.string(), outcome: v.picklist(['sent', 'invalid', 'suppressed', 'known', 'limited']) }),
  ),
})

export const InviteSchema: v.GenericSchema<Invite> = v.object({
  id: v.string(),
  email: v.string(),
  at: Time,
  state: v.picklist(['sent', 'joined', 'unsubscribed']),
  canRemind: v.boolean(),
})

export const ClaimSchema: v.GenericSchema<Claim> = v.object({
  id: v.string(),
  friend: v.object({ name: nullableText, email: nullableText }),
  at: Time,
  state: v.picklist(['waiting', 'confirmed', 'declined']),
})

export const LeaderboardSchema: v.GenericSchema<Leaderboard> = v.object({
  from: Time,
  to: Time,
  rows: v.array(v.object({ rank: v.number(), name: nullableText, friends: v.number(), isMe: v.boolean() })),
  people: v.number(),
  minimum: v.number(),
})

export const SummarySchema: v.GenericSchema<Summary> = v.object({
  from: Time,
  to: Time,
  clicks: v.number(),
  leads: v.number(),
  sales: v.number(),
  earned: v.array(
    v.object({
      currency: v.string(),
      form: v.string(),
      pending: v.number(),
      held: v.number(),
      approved: v.number(),
      paid: v.number(),
      reversed: v.number(),
    }),
  ),
  series: v.array(
    v.object({
      at: Time,
      clicks: v.number(),
      leads: v.number(),
      sales: v.number(),
      earned: v.array(v.object({ currency: v.string(), amount: v.number() })),
    }),
  ),
})

export const InvitationSchema: v.GenericSchema<Invitation> = v.object({
  code: v.string(),
  partner: v.nullable(v.object({ name: v.string() })),
  offer: v.object({ customer: v.array(RewardTermsSchema), text: nullableText }),
  coupon: nullableText,
  expires: nullableTime,
})

export const ProgramViewSchema: v.GenericSchema<ProgramView> = v.object({
  name: v.string(),
  locale: nullableText,
  currency: v.string(),
  termsUrl: nullableText,
  channels: v.array(v.string()),
  theme: v.record(v.string(), v.string()),
  offer: OfferTermsSchema,
  can: v.array(v.string()),
  disclosure: v.exactOptional(v.boolean()),
  anyOrigin: v.exactOptional(v.boolean()),
})

export const JoinAnswer: v.GenericSchema<JoinResult> = v.object({
  link: v.string(),
  code: v.string(),
  token: v.string(),
})

export const ProblemSchema: v.GenericSchema<Problem> = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(Object.keys(ERRORS) as ErrorCode[]),
  detail: v.string(),
  errors: v.exactOptional(v.array(v.object({ pointer: v.string(), code: v.string(), detail: v.string() }))),
})

/** A page of a list. */
export const pageOf = <T>(item: v.GenericSchema<T>) => v.object({ data: v.array(item), next: nullableText })
