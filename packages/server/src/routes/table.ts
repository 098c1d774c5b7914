import type { Route } from '../http/route.ts'
import { getChanges } from './changes.ts'
import { getClaims, postClaim, postConfirmClaim } from './claims.ts'
import { getConversion, getConversions, postConversion, postVerify } from './conversions.ts'
import { postEvents } from './events.ts'
import { postFriend } from './friend.ts'
import { getInvitation } from './invitations.ts'
import { getInvites, postInvites, postRemind } from './invites.ts'
import { postJoin, postSession } from './join.ts'
import { getLeaderboard } from './leaderboard.ts'
import { getMe, getMyReferrals, getMyRewards, getSummary, patchMe } from './me.ts'
import { postMyLink } from './my-links.ts'
import { getOfferRoute, putOfferRoute } from './offers.ts'
import { getPartners, patchPartner, postLink, postPartner } from './partners.ts'
import { getProgram, patchProgram } from './program.ts'
import { getCoupon, postRedeem } from './redeem.ts'
import { getReferrals } from './referrals.ts'
import { getRewards, postReject, postRelease } from './rewards.ts'
import { getClock, getTestMail, postClock } from './test-clock.ts'
import { postToken } from './tokens.ts'
import { postUnsubscribe } from './unsubscribe.ts'
import { postVisit } from './visit.ts'

/** Every route of the interface: the app mounts them, the API reference lists them. */
export const ROUTES: readonly Route[] = [
  postEvents,
  postVisit,
  getInvitation,
  postFriend,
  postJoin,
  postSession,
  postUnsubscribe,
  getProgram,
  getMe,
  patchMe,
  postMyLink,
  postInvites,
  getInvites,
  postRemind,
  postRedeem,
  postClaim,
  getClaims,
  postConfirmClaim,
  getLeaderboard,
  getSummary,
  getMyReferrals,
  getMyRewards,
  getChanges,
  postConversion,
  postVerify,
  getConversions,
  getConversion,
  getReferrals,
  getRewards,
  postRelease,
  postReject,
  getCoupon,
  getPartners,
  postPartner,
  patchPartner,
  postLink,
  postToken,
  getOfferRoute,
  putOfferRoute,
  patchProgram,
]

/** What a server started for testing has in addition. */
export const TEST_ROUTES: readonly Route[] = [getClock, postClock, getTestMail]
