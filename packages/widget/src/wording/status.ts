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
  /** The program's, when it is known. */
  currency?: string | undefined
}

/** Whose turn it is. A state of a newer backend reads as on its way. */
export function tagOf(status: Status): Tag {
  const { state, waitingFor } = status
  if (isMissed(status)) return { label: 'tagMissed', tone: 'bad' }
  if (isYours(status) || /^(paid|redeemed)$/.test(state)) return { label: 'tagYours', tone: 'good' }
  if (waitingFor === 'friend') return { label: 'tagFriend', tone: 'plain' }
  if (waitingFor === 'you') return { label: 'tagYou', tone: 'accent' }
  return { label: 'tagComing', tone: 'wait' }
}

/** Tells whether it came to nothing. A friend whose reward was taken back stands as rewarded, and says by the reason why not. */
export function isMissed({ state, reason }: Status): boolean {
  return (
    /^(rejected|reversed|expired)$/.test(state) ||
    (state === 'rewarded' && /^(refunded|disputed|expired)$/.test(reason ?? ''))
  )
}

function isYours({ state, waitingFor }: Status): boolean {
  return state === 'approved' || (state === 'rewarded' && !waitingFor)
}

/**
 * Why it stands there, whose turn it is, what comes next and when at the earliest, in a plain sentence or two. Reasons after which
 * the next step is the same share a sentence; those of a newer backend get a general answer.
 */
export function explain(text: Text, standing: Standing): string {
  const { status, reward } = standing
  const { state, reason } = status
  if (isMissed(status)) return explainMissed(text, standing)
  if (state === 'redeemed' || reason === 'redeemed') {
    return reward?.code ? text.say('useCode', { code: reward.code }) : text.say('used')
  }
  if (state === 'paid' || reason === 'paid') return text.say('paidOut')
  if (isYours(status)) {
    return explainYours(text, reward) + (reason === 'capped' ? ` ${text.say('capped')}` : '')
  }
  if (reason === 'hold_period' && status.earliest) return explainHold(text, standing)
  return explainWaiting(text, standing)
}

/** What reasons are about: `whySelf` is said while it is looked at, `missedSelf` when it came to nothing. */
const ABOUT: Readonly<Record<string, RegExp>> = {
  AwaitingSignUp: /sign_up/,
  AwaitingPurchase: /purchase/,
  Unverified: /unverified/,
  Self: /^(self|same|shared)_/,
  Existing: /existing|identity/,
  Paused: /paused/,
  Rate: /^fx_/,
  Unlikely: /bot|fast|velocity|disposable/,
  Ad: /_ad$/,
  Refunded: /refunded|disputed/,
  Deal: /deal/,
  Late: /window/,
  Duplicate: /^duplicate$/,
  Expired: /expired/,
}

/** What is said of a reason, or nothing. */
function said(text: Text, how: 'why' | 'missed', reason: Reason | null): MessageKey | undefined {
  const about = Object.keys(ABOUT).find((one) => reason && ABOUT[one]!.test(reason))
  const key = (reason === 'capped' ? reason : how + about) as MessageKey
  return key in text.messages ? key : undefined
}

/** What there is to say when all that is known is who must act. */
const TURNS = { friend: 'whyFriend', you: 'whyYou', brand: 'whyReview', time: 'whyWaiting' } as const

function explainWaiting(text: Text, standing: Standing): string {
  const { state, reason, waitingFor, earliest } = standing.status
  const min = reason === 'awaiting_purchase' && smallestOrder(text, standing)
  const known = state === 'in_payout' ? 'whyPayout' : said(text, 'why', reason)
  const sentence = min
    ? text.say('whyAwaitingPurchaseFrom', { min })
    : text.say(known ?? TURNS[waitingFor ?? 'time'] ?? 'whyWaiting')
  return earliest ? `${sentence} ${text.say('notBefore', { date: text.date(earliest) })}` : sentence
}

function explainMissed(text: Text, standing: Standing): string {
  const { state, reason } = standing.status
  const min = reason === 'min_amount' && smallestOrder(text, standing)
  if (min) return text.say('missedMinFrom', { min })
  return text.say(said(text, 'missed', reason) ?? (state === 'expired' ? 'missedExpired' : 'missedOther'))
}

function explainYours(text: Text, reward: Reward | null): string {
  if (reward?.expiresAt) return text.say('useBy', { date: text.date(reward.expiresAt) })
  const since = reward?.payableAt ?? reward?.earnedAt
  return since
    ? text.say('yoursSince', { date: text.date(since) })
    : text.say('sentence', { what: text.say('tagYours') })
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

function smallestOrder(text: Text, { offer, reward, currency }: Standing): string | null {
  const terms = offer.partner.find((candidate) =>
    reward ? candidate.ruleId === reward.ruleId : candidate.on === 'sale',
  )
  return terms ? minimum(text, terms, offer, currency) : null
}
