import type { OfferTerms, Reason, Reward, RewardTerms, Status } from '@goodword/core'
import { describe, expect, test } from 'vitest'
import { en } from '../messages/en.ts'
import { createText } from '../messages/text.ts'
import { explain, tagOf } from './status.ts'

const NOW = Date.UTC(2026, 8, 20)
const text = createText(en, 'en-GB', () => NOW)

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
  expect(say({ state: 'held', reason: 'velocity' as Reason, waitingFor: 'brand' })).toBe(en.whyReview)
  expect(say({ state: 'rejected', reason: 'velocity' as Reason })).toBe(en.missedOther)
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
  fx_missing: true,
  rule_error: true,
  redeemed: true,
}
const STATES: Record<Status['state'], true> = {
  visited: true,
  joined: true,
  qualified: true,
  rewarded: true,
  pending: true,
  held: true,
  approved: true,
  redeemed: true,
  rejected: true,
}

describe.each(Object.keys(REASONS) as Reason[])('%s', (reason) => {
  test.each(Object.keys(STATES) as Status['state'][])('has a whole sentence when %s', (state) => {
    const sentence = say({ state, reason, earliest: '2026-10-03T12:00:00Z' }, rewardWith({}))
    expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(sentence).not.toMatch(/[{}]|undefined/)
  })
})

test.each([
  [{ state: 'pending', waitingFor: 'time' }, 'tagComing'],
  [{ state: 'held', waitingFor: 'brand' }, 'tagComing'],
  [{ state: 'joined', waitingFor: 'friend' }, 'tagFriend'],
  [{ state: 'held', waitingFor: 'you' }, 'tagYou'],
  [{ state: 'rewarded' }, 'tagYours'],
  [{ state: 'rejected' }, 'tagMissed'],
] as const)('%j reads as %s', (status, label) => {
  expect(tagOf(statusOf(status)).label).toBe(label)
})
