import type { OfferTerms, Reason, Reward, Status } from '@goodword/core'
import type { MessageKey } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
import { minimum } from './offer.ts'

/** Whose turn it is, in one or two words, and the colour that goes with it. */
export interface Tag {
  label: MessageKey
  tone: 'good' | 'wait' | 'accent' | 'plain' | 'bad'
}

/** A friend or a reward, as far as its explanation needs it. */
export interface Standing {
  status: Status
  offer: OfferTerms
  /** The reward it is about, or `null` before there is one. */
  reward: Reward | null
}

/** Whose turn it is. A state of a newer backend reads as on its way. */
export function tagOf(status: Status): Tag {
  const { state, waitingFor } = status
  if (isMissed(status)) return { label: 'tagMissed', tone: 'bad' }
  if (isYours(status) || state === 'paid' || state === 'redeemed') return { label: 'tagYours', tone: 'good' }
  if (waitingFor === 'friend') return { label: 'tagFriend', tone: 'plain' }
  if (waitingFor === 'you') return { label: 'tagYou', tone: 'accent' }
  return { label: 'tagComing', tone: 'wait' }
}

/**
 * Why it stands there, whose turn it is, what comes next and when at the earliest, in a plain sentence or two. Reasons that leave
 * a person with the same next step share a sentence; those of a newer backend get a general answer.
 */
export function explain(text: Text, standing: Standing): string {
  const { status, reward } = standing
  const { state, reason, waitingFor, earliest } = status
  if (isMissed(status)) return explainMissed(text, standing)
  if (state === 'redeemed' || reason === 'redeemed') return text.say('used')
  if (state === 'paid' || reason === 'paid') return text.say('paidOut')
  if (isYours(status)) return explainYours(text, reward)
  if (reason === 'hold_period' && earliest) return explainHold(text, standing)
  if (reason === 'awaiting_purchase') {
    const min = smallestOrder(text, standing)
    return min ? text.say('whyAwaitingPurchaseFrom', { min }) : text.say('whyAwaitingPurchase')
  }
  const known = reason === null ? undefined : WAITING[reason]
  const sentence = text.say(known ?? GENERAL[waitingFor ?? 'time'] ?? 'whyWaiting')
  return earliest ? `${sentence} ${text.say('earliest', { date: text.date(earliest) })}` : sentence
}

/** A referral stands where its reward stands, which may have been taken back after all. */
function isMissed({ state, reason }: Status): boolean {
  if (state === 'rewarded') return reason === 'refunded' || reason === 'disputed' || reason === 'expired'
  return state === 'rejected' || state === 'reversed' || state === 'expired'
}

function isYours({ state, waitingFor }: Status): boolean {
  return state === 'approved' || (state === 'rewarded' && !waitingFor)
}

const WAITING: Partial<Record<Reason, MessageKey>> = {
  awaiting_sign_up: 'whyAwaitingSignUp',
  unverified: 'whyUnverified',
  self_referral: 'whySelf',
  self_email_alias: 'whySelf',
  shared_payout_account: 'whySelf',
  shared_instrument: 'whySelf',
  same_domain: 'whySelf',
  partner_paused: 'whyPaused',
  fx_missing: 'whyRate',
}

const GENERAL: Partial<Record<string, MessageKey>> = { brand: 'whyReview', you: 'whyYou' }

const MISSED: Partial<Record<Reason, MessageKey>> = {
  existing_customer: 'missedExisting',
  duplicate_identity: 'missedExisting',
  duplicate: 'missedExisting',
  deal_protected: 'missedExisting',
  self_referral: 'missedSelf',
  self_email_alias: 'missedSelf',
  shared_payout_account: 'missedSelf',
  shared_instrument: 'missedSelf',
  same_domain: 'missedSelf',
  partner_paused: 'missedPaused',
  unverified: 'missedUnverified',
  refunded: 'missedRefunded',
  disputed: 'missedRefunded',
  outside_window: 'missedLate',
  capped: 'missedCapped',
  paid_ad: 'missedAd',
  expired: 'missedExpired',
}

function explainMissed(text: Text, standing: Standing): string {
  const { state, reason } = standing.status
  if (reason === 'min_amount') {
    const min = smallestOrder(text, standing)
    if (min) return text.say('missedMinFrom', { min })
  }
  return text.say((reason && MISSED[reason]) ?? (state === 'expired' ? 'missedExpired' : 'missedOther'))
}

function explainYours(text: Text, reward: Reward | null): string {
  if (reward?.expiresAt) return text.say('useBy', { date: text.date(reward.expiresAt) })
  const since = reward?.payableAt ?? reward?.earnedAt
  return since ? text.say('yoursSince', { date: text.date(since) }) : `${text.say('tagYours')}.`
}

function explainHold(text: Text, { status, offer, reward }: Standing): string {
  const date = text.date(status.earliest!)
  const terms = reward && offer.partner.find((candidate) => candidate.ruleId === reward.ruleId)
  if (terms) {
    const { holdDays } = terms
    return text.say('whyHoldDays', { count: text.number(holdDays), days: text.days(holdDays), date })
  }
  return text.say('whyHold', { date })
}

function smallestOrder(text: Text, { offer, reward }: Standing): string | null {
  const terms = offer.partner.find((candidate) =>
    reward ? candidate.ruleId === reward.ruleId : candidate.on === 'sale',
  )
  return terms ? minimum(text, terms, offer) : null
}
