import type { OfferTerms, Reason, Reward, RewardTerms, Status } from '@goodword/core'
import { describe, expect, test } from 'vitest'
import { ar } from '../messages/ar.ts'
import { en } from '../messages/en.ts'
import { createText, type Text } from '../messages/text.ts'
import { explain, isMissed, tagOf } from './status.ts'

const NOW = Date.UTC(2026, 8, 20)
const text = createText(en, 'en-GB', { now: () => NOW })
const arabic = createText(ar, 'ar', { now: () => NOW })

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

test('a promise of a share knows its smallest order by the currency of the program', () => {
  const share = { ...terms, fixed: null, ppm: 100_000 }
  const status = statusOf({ state: 'rejected', reason: 'min_amount' })
  expect(explain(text, { status, offer: { partner: [share], customer: [] }, reward: null, currency: 'EUR' })).toContain(
    'below €50',
  )
})

test('a reward that was taken as a code says where to type it, and without one that it was used', () => {
  const taken = { state: 'redeemed', reason: 'redeemed' } as const
  expect(say(taken, rewardWith({ code: 'GOOD-7010' }))).toBe('Type GOOD-7010 at the checkout.')
  expect(say(taken, rewardWith({}))).toBe(en.used)
})

test('what waits for a known day names it', () => {
  const status = { state: 'in_payout', waitingFor: 'time', earliest: '2026-10-03T12:00:00Z' } as const
  expect(say(status)).toBe('Being paid out to you. Nothing for you to do. 3 October at the earliest.')
})

test('a reward that was capped is the partner’s all the same, and says why there is no more', () => {
  expect(say({ state: 'approved', reason: 'capped' }, rewardWith({}))).toBe(`Yours since 15 September. ${en.capped}`)
})

test('a friend whose reward was taken back is not told of as a success', () => {
  const status = statusOf({ state: 'rewarded', reason: 'refunded' })
  expect(tagOf(status).label).toBe('tagMissed')
  expect(say(status)).toBe(en.missedRefunded)
})

test('a reason of a newer backend gets a general answer by whose turn it is', () => {
  const reason = 'full_moon' as Reason
  expect(say({ state: 'held', reason, waitingFor: 'brand' })).toBe(en.whyReview)
  expect(say({ state: 'held', reason, waitingFor: 'you' })).toBe(en.whyYou)
  expect(say({ state: 'joined', reason, waitingFor: 'friend' })).toBe(en.whyFriend)
  expect(say({ state: 'pending', reason, waitingFor: 'time' })).toBe(en.whyWaiting)
  expect(say({ state: 'dancing' as 'held', reason, waitingFor: 'moon' as 'you' })).toBe(en.whyWaiting)
  expect(say({ state: 'rejected', reason })).toBe(en.missedOther)
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
const reasons = [null, ...(Object.keys(REASONS) as Reason[])]
const states = Object.keys(STATES) as Status['state'][]
const TURNS = ['friend', 'you', 'brand', 'time', null] as const
const REWARDS = [null, rewardWith({}), rewardWith({ code: 'GOOD-7010', expiresAt: '2026-12-01T12:00:00Z' })]

/** Everything that a status may be, with what may stand beside it. */
function* everyStanding() {
  for (const reason of reasons)
    for (const state of states)
      for (const waitingFor of TURNS)
        for (const earliest of [null, '2026-10-03T12:00:00Z'])
          for (const reward of REWARDS) yield { status: { state, reason, waitingFor, earliest }, offer, reward }
}

test.each([
  ['English', text],
  ['Arabic', arabic],
])('every reason in every state, whoever is waited for, has whole sentences in %s', (_, text: Text) => {
  for (const standing of everyStanding()) {
    const sentence = explain(text, standing)
    const isWhole = /^[\u2068]?\p{L}.*\.$/u.test(sentence) && !/[{}]|undefined|Invalid/.test(sentence)
    if (!isWhole || !text.say(tagOf(standing.status).label)) expect(sentence).toBe(JSON.stringify(standing.status))
  }
})

test('what came to nothing is never said to be on its way, and what is on its way never to have come to nothing', () => {
  const missed = Object.entries(en).flatMap(([key, sentence]) =>
    key.startsWith('missed') ? sentence.split('{')[0]! : [],
  )
  for (const standing of everyStanding()) {
    // That there is no more to earn is said of both.
    if (standing.status.reason === 'capped') continue
    const said = explain(text, standing)
    const isSaid = missed.some((beginning) => said.startsWith(beginning))
    if (isSaid !== isMissed(standing.status)) expect(said).toBe(JSON.stringify(standing.status))
  }
})

describe('each reason has an answer of its own where that helps', () => {
  const answers = (of: Partial<Status>) => new Set(reasons.map((reason) => say({ ...of, reason }, rewardWith({}))))
  test('while it waits', () => expect(answers({ state: 'held', waitingFor: 'brand' }).size).toBeGreaterThan(10))
  test('when it came to nothing', () => expect(answers({ state: 'rejected' }).size).toBeGreaterThan(13))
})

test.each([
  [{ state: 'pending', waitingFor: 'time' }, 'tagComing'],
  [{ state: 'held', waitingFor: 'brand' }, 'tagComing'],
  [{ state: 'in_payout', waitingFor: 'time' }, 'tagComing'],
  [{ state: 'joined', waitingFor: 'friend' }, 'tagFriend'],
  [{ state: 'held', waitingFor: 'you' }, 'tagYou'],
  [{ state: 'rewarded', waitingFor: 'time' }, 'tagComing'],
  [{ state: 'rewarded' }, 'tagYours'],
  [{ state: 'approved' }, 'tagYours'],
  [{ state: 'paid' }, 'tagYours'],
  [{ state: 'redeemed' }, 'tagYours'],
  [{ state: 'rejected' }, 'tagMissed'],
  [{ state: 'reversed' }, 'tagMissed'],
  [{ state: 'expired' }, 'tagMissed'],
] as const)('%j reads as %s', (status, label) => {
  expect(tagOf(statusOf(status)).label).toBe(label)
})
