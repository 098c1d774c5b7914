import { expect, test } from 'vitest'
import { explainReferral, explainReward, type ReferralFacts, type RewardFacts } from './status.ts'

const fresh: RewardFacts = { payableAt: 1000, heldFor: null, rejectedFor: null, isRedeemed: false }
const nobodyYet: ReferralFacts = {
  hasJoined: false,
  hasClaimedSale: false,
  hasSale: false,
  missedFor: null,
  rewards: [],
}

test('a reward in its hold says what it waits for and until when', () => {
  expect(explainReward(fresh, 999)).toEqual({
    state: 'pending',
    reason: 'hold_period',
    waitingFor: 'time',
    earliest: '1970-01-01T00:00:01.000Z',
  })
})

test('the hold is half open: at its end the reward is approved', () => {
  expect(explainReward(fresh, 1000)).toEqual({ state: 'approved', reason: null, waitingFor: null, earliest: null })
})

test('a held reward names the signal and waits for the brand, whatever the time', () => {
  const held = explainReward({ ...fresh, heldFor: 'self_referral' }, 5000)
  expect(held).toMatchObject({ state: 'held', waitingFor: 'brand', signals: ['self_referral'] })
})

test('a refusal by a person outranks everything', () => {
  const refused: RewardFacts = { ...fresh, heldFor: 'self_referral', rejectedFor: 'self_referral', isRedeemed: true }
  expect(explainReward(refused, 5000).state).toBe('rejected')
})

test('a redeemed reward is over', () => {
  expect(explainReward({ ...fresh, isRedeemed: true }, 0)).toMatchObject({ state: 'redeemed', waitingFor: null })
})

test('a referral waits for the friend to sign up, then to buy', () => {
  expect(explainReferral(nobodyYet)).toMatchObject({
    state: 'visited',
    reason: 'awaiting_sign_up',
    waitingFor: 'friend',
  })
  expect(explainReferral({ ...nobodyYet, hasJoined: true })).toMatchObject({
    state: 'joined',
    reason: 'awaiting_purchase',
    waitingFor: 'friend',
  })
})

test('a purchase that only a browser reported waits for the brand', () => {
  expect(explainReferral({ ...nobodyYet, hasJoined: true, hasClaimedSale: true })).toMatchObject({
    state: 'joined',
    reason: 'unverified',
    waitingFor: 'brand',
  })
})

test('a referral stands where its least advanced reward stands', () => {
  const pending = explainReward(fresh, 0)
  const approved = explainReward(fresh, 2000)
  expect(explainReferral({ ...nobodyYet, hasSale: true, rewards: [approved, pending] })).toMatchObject({
    state: 'qualified',
    reason: 'hold_period',
    earliest: '1970-01-01T00:00:01.000Z',
  })
  expect(explainReferral({ ...nobodyYet, hasSale: true, rewards: [approved] }).state).toBe('rewarded')
})

test('a sale that brings nothing says why', () => {
  expect(explainReferral({ ...nobodyYet, hasSale: true, missedFor: 'min_amount' })).toMatchObject({
    state: 'rejected',
    reason: 'min_amount',
  })
})
