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
export function tagOf({ state, waitingFor }: Status): Tag {
  if (state === 'rejected') return { label: 'tagMissed', tone: 'bad' }
  if (state === 'rewarded' || state === 'approved' || state === 'redeemed') return { label: 'tagYours', tone: 'good' }
  if (waitingFor === 'friend') return { label: 'tagFriend', tone: 'plain' }
  if (waitingFor === 'you') return { label: 'tagYou', tone: 'accent' }
  return { label: 'tagComing', tone: 'wait' }
}

/** Why it stands there and what comes next, in a plain sentence or two. Reasons of a newer backend get a general answer. */
export function explain(text: Text, standing: Standing): string {
  const { state, reason } = standing.status
  if (state === 'rejected') return explainMissed(text, standing)
  if (reason === 'redeemed') return text.say('used')
  if (state === 'rewarded' || state === 'approved') return explainYours(text, standing.reward)
  if (reason === 'hold_period') return explainHold(text, standing)
  if (reason === 'awaiting_purchase') {
    const min = smallestOrder(text, standing)
    return min ? text.say('whyAwaitingPurchaseFrom', { min }) : text.say('whyAwaitingPurchase')
  }
  const known = reason === null ? undefined : WAITING[reason]
  return text.say(known ?? (standing.status.waitingFor === 'brand' ? 'whyReview' : 'whyWaiting'))
}

const WAITING: Partial<Record<Reason, MessageKey>> = {
  awaiting_sign_up: 'whyAwaitingSignUp',
  unverified: 'whyUnverified',
  self_referral: 'whySelf',
  self_email_alias: 'whySelf',
  partner_paused: 'whyPaused',
  fx_missing: 'whyRate',
  rule_error: 'whyReview',
  existing_customer: 'whyReview',
  min_amount: 'whyReview',
}

const MISSED: Partial<Record<Reason, MessageKey>> = {
  existing_customer: 'missedExisting',
  self_referral: 'missedSelf',
  self_email_alias: 'missedSelf',
  partner_paused: 'missedPaused',
  unverified: 'missedUnverified',
}

function explainMissed(text: Text, standing: Standing): string {
  const { reason } = standing.status
  if (reason === 'min_amount') {
    const min = smallestOrder(text, standing)
    if (min) return text.say('missedMinFrom', { min })
  }
  return text.say((reason && MISSED[reason]) ?? 'missedOther')
}

function explainYours(text: Text, reward: Reward | null): string {
  if (reward?.expiresAt) return text.say('useBy', { date: text.date(reward.expiresAt) })
  const since = reward?.payableAt ?? reward?.earnedAt
  return since ? text.say('yoursSince', { date: text.date(since) }) : text.say('tagYours')
}

function explainHold(text: Text, { status, offer, reward }: Standing): string {
  if (!status.earliest) return text.say('whyWaiting')
  const date = text.date(status.earliest)
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
