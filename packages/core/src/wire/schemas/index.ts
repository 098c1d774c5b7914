export {
  ClaimSchema,
  FriendViewSchema,
  InvitationSchema,
  InviteAnswer,
  InviteSchema,
  JoinAnswer,
  LeaderboardSchema,
  pageOf,
  PartnerViewSchema,
  ProblemSchema,
  ProgramViewSchema,
  ReferralSchema,
  RewardSchema,
  SummarySchema,
} from './answers.ts'
export { ConversionAnswer, ConversionRequest, ConversionSchema } from './conversions.ts'
export type { Conversion, ConversionInput, ConversionResult, ReceivedConversion } from './conversions.ts'
export { EventSchema, EventsRequest, RecordAnswer } from './events.ts'
export type { ReceivedEvent } from './events.ts'
export {
  ClaimAnswer,
  ClaimRequest,
  ConfirmRequest,
  CouponAnswer,
  InviteRequest,
  MeChange,
  MyLinkRequest,
} from './me.ts'
export {
  ClockAnswer,
  ClockRequest,
  LinkRequest,
  LinkSchema,
  OfferAnswer,
  PartnerSchema,
  ProgramAnswer,
  ReasonRequest,
} from './owner.ts'
export type { OwnerPartner } from './owner.ts'
export { OfferSchema, OfferTermsSchema, RuleSchema, termsOf } from './offer.ts'
export type { Offer, OfferInput, Rule } from './offer.ts'
export {
  JoinRequest,
  PartnerPatch,
  PartnerRequest,
  SessionRequest,
  TokenAnswer,
  TokenRequest,
  UnsubscribeAnswer,
  UnsubscribeRequest,
} from './partners.ts'
export type { ReceivedPartner } from './partners.ts'
export { PROGRAM_DEFAULTS, ProgramPatch } from './program.ts'
export type { ProgramSettings } from './program.ts'
export { Email, Id, MaybeVisit, Moment, VisitSchema } from './values.ts'
export { FriendRequest, VisitAnswer, VisitRequest } from './visit.ts'
