import type { OfferTerms, Reason, Reward, RewardTerms, Status, WaitingFor } from '@goodword/core'
import { describe, expect, test } from 'vitest'
import { ar } from '../messages/ar.ts'
import { en } from '../messages/en.ts'
import { createText } from '../messages/text.ts'
import { explain, tagOf } from './status.ts'

const NOW = Date.UTC(2026, 8, 20)
const text = createText(en, 'en-GB', { now: () => NOW })

const terms: RewardTerms = {
  ruleId: 'thanks',
  on: 'sale',
  form: 'credit',
  fixed: { amount: 2000, currency: 'USD' },
  ppm: null,
  tiers: null,
  recurringMonths: null,
  first: true,
  minAmount: 5000,
  holdDays: 14,
  expiresDays: null,
}
const offer: OfferTerms = { partner: [terms], customer: [] }

function rewardWith(changes: Partial<Reward>): Reward {
  return {
    id: 'r1',
    side: 'partner',
    form: 'credit',
    partnerId: 'p1',
    customerId: null,
    conversionId: 'c1',
    ruleId: 'thanks',
    offerVersion: 1,
    weightPpm: 1_000_000,
    base: 6000,
    amount: 2000,
    originalAmount: 2000,
    currency: 'USD',
    cappedFrom: null,
    fx: null,
    flags: [],
    earnedAt: '2026-09-01T12:00:00Z',
    payableAt: '2026-09-15T12:00:00Z',
    expiresAt: null,
    code: null,
    status: { state: 'pending', reason: null, waitingFor: null, earliest: null },
    ...changes,
  }
}

const statusOf = (changes: Partial<Status>): Status => ({
  state: 'pending',
  reason: null,
  waitingFor: null,
  earliest: null,
  ...changes,
})
const say = (changes: Partial<Status>, reward: Reward | null = null) =>
  explain(text, { status: statusOf(changes), offer, reward })

test('a hold says how long, why and until when', () => {
  const hold = { reason: 'hold_period', waitingFor: 'time', earliest: '2026-10-03T12:00:00Z' } as const
  expect(say(hold, rewardWith({}))).toBe('Waiting for their 14-day refund window. Yours on 3 October.')
  expect(say(hold, rewardWith({ ruleId: 'gone' }))).toBe('Waiting for their refund window. Yours on 3 October.')
})

test('a friend who joined is told of by what the order has to be', () => {
  expect(say({ state: 'joined', reason: 'awaiting_purchase', waitingFor: 'friend' })).toBe(
    'Joined. A first order of $50 or more earns you the reward.',
  )
})

test('an approved reward names its day, and its last day where it has one', () => {
  expect(say({ state: 'approved' }, rewardWith({}))).toBe('Yours since 15 September.')
  expect(say({ state: 'approved' }, rewardWith({ expiresAt: '2026-12-01T12:00:00Z' }))).toContain('by 1 December')
})

test('an order that was too small says by what', () => {
  expect(say({ state: 'rejected', reason: 'min_amount' })).toContain('below $50')
})

test('a reason of a newer backend still gets a sentence', () => {
  const newer = 'moon_phase' as Reason
  expect(say({ state: 'held', reason: newer, waitingFor: 'brand' })).toBe(en.whyReview)
  expect(say({ state: 'held', reason: newer, waitingFor: 'you' })).toBe(en.whyYou)
  expect(say({ state: 'pending', reason: newer, waitingFor: 'time', earliest: '2026-10-03T12:00:00Z' })).toBe(
    'On its way. Nothing for you to do. Not before 3 October.',
  )
  expect(say({ state: 'rejected', reason: newer })).toBe(en.missedOther)
})

test('what was on its way or earned, and is not any more, says so', () => {
  expect(say({ state: 'in_payout', waitingFor: 'time' })).toBe(en.whyWaiting)
  expect(say({ state: 'paid', reason: 'paid' }, rewardWith({}))).toBe(en.paidOut)
  expect(say({ state: 'reversed', reason: 'refunded' }, rewardWith({}))).toBe(en.missedRefunded)
  expect(say({ state: 'rewarded', reason: 'disputed' }, rewardWith({}))).toBe(en.missedRefunded)
  expect(say({ state: 'expired' }, rewardWith({}))).toBe(en.missedExpired)
  expect(say({ state: 'rewarded', reason: 'expired' }, rewardWith({}))).toBe(en.missedExpired)
})

const REASONS: Record<Reason, true> = {
  awaiting_sign_up: true,
  awaiting_purchase: true,
  unverified: true,
  hold_period: true,
  min_amount: true,
  existing_customer: true,
  self_referral: true,
  self_email_alias: true,
  partner_paused: true,
  duplicate_identity: true,
  velocity: true,
  disposable_email: true,
  too_fast: true,
  paid_ad: true,
  shared_payout_account: true,
  shared_instrument: true,
  same_domain: true,
  fx_missing: true,
  rule_error: true,
  capped: true,
  refunded: true,
  disputed: true,
  deal_protected: true,
  outside_window: true,
  bot: true,
  duplicate: true,
  unrecoverable: true,
  paid: true,
  redeemed: true,
  expired: true,
}
const STATES: Record<Status['state'], true> = {
  visited: true,
  joined: true,
  qualified: true,
  rewarded: true,
  pending: true,
  held: true,
  approved: true,
  in_payout: true,
  paid: true,
  redeemed: true,
  reversed: true,
  expired: true,
  rejected: true,
}
const WAITING: readonly WaitingFor[] = ['friend', 'you', 'brand', 'time', null]

describe.each([
  ['English', text, /^[A-Z].*\.$/],
  ['Arabic', createText(ar, 'ar', { now: () => NOW }), /^[\u0600-\u06ff].*\.$/],
] as const)('in %s', (_, text, whole) => {
  test.each([...Object.keys(REASONS), null] as (Reason | null)[])(
    '%s has a whole sentence in every state, whoever has to act, with a date and a reward or without',
    (reason) => {
      for (const state of Object.keys(STATES) as Status['state'][])
        for (const waitingFor of WAITING)
          for (const earliest of ['2026-10-03T12:00:00Z', null])
            for (const reward of [rewardWith({}), null]) {
              const status = statusOf({ state, reason, waitingFor, earliest })
              const sentence = explain(text, { status, offer, reward })
              expect([state, waitingFor, sentence]).toEqual([state, waitingFor, expect.stringMatching(whole)])
              expect(sentence).not.toMatch(/[{}]|undefined/)
            }
    },
  )
})

test.each([
  [{ state: 'pending', waitingFor: 'time' }, 'tagComing'],
  [{ state: 'held', waitingFor: 'brand' }, 'tagComing'],
  [{ state: 'in_payout', waitingFor: 'time' }, 'tagComing'],
  [{ state: 'rewarded', waitingFor: 'time' }, 'tagComing'],
  [{ state: 'joined', waitingFor: 'friend' }, 'tagFriend'],
  [{ state: 'held', waitingFor: 'you' }, 'tagYou'],
  [{ state: 'rewarded' }, 'tagYours'],
  [{ state: 'paid' }, 'tagYours'],
  [{ state: 'redeemed' }, 'tagYours'],
  [{ state: 'rejected' }, 'tagMissed'],
  [{ state: 'reversed' }, 'tagMissed'],
  [{ state: 'expired' }, 'tagMissed'],
  [{ state: 'rewarded', reason: 'refunded' }, 'tagMissed'],
] as const)('%j reads as %s', (status, label) => {
  expect(tagOf(statusOf(status)).label).toBe(label)
})
