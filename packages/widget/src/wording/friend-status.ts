import type { FriendView, Reason, Reward, Status } from '@goodword/core'
import type { MessageKey } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
import type { FriendModel } from '../model/friend-model.ts'

/** What is left for the friend to do, or what he waits for, in a plain sentence. */
export function whatIsLeft(text: Text, { status, steps, rewards }: FriendView): string {
  // What became of each reward is said beside it.
  const isOver = status.waitingFor === 'friend' ? steps.every(({ at }) => at) : rewards.length > 0
  return isOver ? text.say('friendDone') : explainOwn(text, status)
}

/** Why something of the friend's own stands where it stands. Reasons of a newer backend get a general answer. */
export function explainOwn(text: Text, { state, reason, waitingFor, earliest }: Status, reward?: Reward): string {
  const known = reason && SENTENCES[reason]
  if (state === 'rejected' || state === 'reversed' || state === 'expired') return text.say(known ?? 'missedOther')
  if (reward && state === 'approved') {
    const { expiresAt, payableAt, earnedAt } = reward
    return text.say(expiresAt ? 'useBy' : 'yoursSince', { date: text.date(expiresAt ?? payableAt ?? earnedAt) })
  }
  if (reason === 'hold_period' && earliest) return text.say('friendHold', { date: text.date(earliest) })
  if (waitingFor === 'brand' && reason !== 'unverified') return text.say('whyReview')
  if (waitingFor === 'friend' && !known) return text.say('sentence', { what: text.say('tagYou') })
  return text.say(known ?? 'whyWaiting')
}

const SENTENCES: Partial<Record<Reason, MessageKey>> = {
  awaiting_sign_up: 'nextSignUp',
  awaiting_purchase: 'nextOrder',
  unverified: 'friendUnverified',
  redeemed: 'friendUsed',
  expired: 'friendExpired',
  refunded: 'friendRefunded',
  existing_customer: 'friendExisting',
  min_amount: 'friendTooSmall',
  self_referral: 'missedSelf',
  self_email_alias: 'missedSelf',
}

/** What there is to say to somebody who says who sent him. */
export function claimNote({ step, result, problem }: FriendModel['claim']): MessageKey {
  if (step.value === 'done') return result.value?.state === 'confirmed' ? 'claimConfirmed' : 'claimWaiting'
  if (step.value !== 'failed') return 'claimHow'
  if (problem.value === 'conflict') return 'claimLate'
  return /code|found|^invalid$/.test(problem.value ?? '') ? 'claimUnknown' : 'notDone'
}
