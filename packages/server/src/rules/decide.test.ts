import { explainReward } from '@goodword/core'
import { expect, test } from 'vitest'
import { judgeRedemption, judgeRejection, judgeRelease } from './decide.ts'

const facts = { payableAt: 10, heldFor: null, rejectedFor: null, isRedeemed: false }
const held = explainReward({ ...facts, heldFor: 'self_referral' }, 0)
const pending = explainReward(facts, 0)
const redeemed = explainReward({ ...facts, isRedeemed: true }, 0)

test('releases what is held, and nothing else', () => {
  expect(judgeRelease(held)).toBe('self_referral')
  expect(() => judgeRelease(pending)).toThrow(expect.objectContaining({ code: 'conflict' }))
})

test('gives a refusal the reason that was said, else that of the hold', () => {
  expect(judgeRejection(held, undefined)).toBe('self_referral')
  expect(judgeRejection(held, 'existing_customer')).toBe('existing_customer')
  expect(judgeRejection(pending, 'we do not know him')).toBe('unverified')
  expect(() => judgeRejection(redeemed, undefined)).toThrow(expect.objectContaining({ code: 'conflict' }))
})

test('lets a partner take what is approved and not cash', () => {
  const approved = { state: 'approved', reason: null, waitingFor: null, earliest: null } as const
  for (const form of ['credit', 'gift', 'points', 'coupon'] as const) {
    expect(() => judgeRedemption(approved, form)).not.toThrow()
    expect(() => judgeRedemption({ ...approved, state: 'held' }, form)).toThrow(/held, not approved/)
  }
  expect(() => judgeRedemption(approved, 'cash')).toThrow(/paid out/)
})
