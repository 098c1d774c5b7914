import type { Invitation, RewardTerms } from '@goodword/core'
import { expect, test } from 'vitest'
import { en } from '../messages/en.ts'
import { createText } from '../messages/text.ts'
import { wordsFor } from './invitation.ts'

const text = createText(en)
const gift: RewardTerms = {
  ruleId: 'welcome',
  on: 'sale',
  form: 'coupon',
  fixed: { amount: 2000, currency: 'USD' },
  ppm: null,
  tiers: null,
  recurringMonths: null,
  first: true,
  minAmount: 5000,
  holdDays: 0,
  expiresDays: null,
}

function invitationWith(changes: Partial<Invitation> = {}, customer: RewardTerms[] = [gift]): Invitation {
  return {
    code: 'k7mq',
    partner: { name: 'Ada' },
    offer: { customer, text: null },
    coupon: null,
    expires: null,
    ...changes,
  }
}

test('names who invites, what it brings and what it takes', () => {
  expect(wordsFor(text, invitationWith())).toMatchObject({
    headline: 'Ada gave you $20 off',
    about: 'On a first order of $50 or more. Keep it for your order.',
    button: 'Keep my $20',
  })
})

test('a partner who did not agree to be named is a friend', () => {
  expect(wordsFor(text, invitationWith({ partner: null })).headline).toBe('A friend gave you $20 off')
})

test('once kept, says how it is applied', () => {
  expect(wordsFor(text, invitationWith()).keptAbout).toContain('It comes off at the checkout.')
  expect(wordsFor(text, invitationWith({ coupon: 'K7MQ10' })).keptAbout).toContain('Type K7MQ10 at the checkout.')
  const credit = wordsFor(text, invitationWith({}, [{ ...gift, form: 'credit', on: 'lead' }]))
  expect(credit.keptAbout).toBe('On signing up.')
})

test('a share of the order is a percentage', () => {
  const words = wordsFor(text, invitationWith({}, [{ ...gift, fixed: null, ppm: 100_000 }]))
  expect(words.headline).toBe('Ada gave you 10% off')
  expect(words.button).toBe('Keep my 10%')
})

test('an offer that brings the friend nothing still says who sent him', () => {
  expect(wordsFor(text, invitationWith({}, []))).toMatchObject({ headline: 'Ada sent you here', button: 'Keep it' })
})
