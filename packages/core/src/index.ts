export type { BackendAdapter, Change, Identity, Options, Page, PageOptions, PartnerSession } from './adapter.ts'
export { creditedTouch, DAY_MS, isInWindow } from './attribution.ts'
export type { AttributionModel, Touch } from './attribution.ts'
export { isCode, normalizeCode } from './code.ts'
export type { Claim } from './claim.ts'
export { isCurrency } from './currency.ts'
export { ERRORS, GoodwordError, isErrorCode, isGoodwordError, isRetryable } from './error.ts'
export type { ErrorCode } from './error.ts'
export type { ClickEvent, CodeState, LeadEvent, RecordResult, RejectedEvent, SaleEvent, TrackedEvent } from './event.ts'
export type { FriendView } from './friend.ts'
export type { Invite, InviteOutcome, InviteResult } from './invite.ts'
export type { Leaderboard } from './leaderboard.ts'
export { codeInUrl, linkTo, readableLink, REF_PARAM } from './link.ts'
export { exponentOf, formatMoney, isAmount, shareOf } from './money.ts'
export type { Money } from './money.ts'
export type { OfferTerms, RewardForm, RewardTerms, Side, Tiers } from './offer.ts'
export type {
  Earned,
  Generosity,
  Link,
  PartnerChange,
  PartnerKind,
  PartnerStatus,
  PartnerView,
  Summary,
} from './partner.ts'
export type { Invitation, JoinResult, ProgramView } from './program.ts'
export type { Referral } from './referral.ts'
export type { Reward } from './reward.ts'
export { explainReferral, explainReward } from './status.ts'
export type { Reason, ReferralFacts, ReferralState, RewardFacts, RewardState, Status, WaitingFor } from './status.ts'
export type { Visit } from './visit.ts'
export {
  formatVisit,
  isCookieDomain,
  isVisitId,
  readVisitCookie,
  VISIT_COOKIE,
  visitEnd,
  visitSetCookie,
} from './visit-cookie.ts'
export type { VisitCookieOptions, VisitWindow } from './visit-cookie.ts'
