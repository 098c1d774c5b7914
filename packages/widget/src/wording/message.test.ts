import type { OfferTerms, RewardTerms } from '@goodword/core'
import { expect, test } from 'vitest'
import { en } from '../messages/en.ts'
import { createText } from '../messages/text.ts'
import { messageFor } from './message.ts'
import { condition } from './offer.ts'

const URL = 'https://shop.example/?ref=k7mq'
const text = createText(en)

const terms = (more: Partial<RewardTerms>): RewardTerms => ({
  ruleId: 'r',
  on: 'sale',
  form: 'credit',
  fixed: null,
  ppm: null,
  tiers: null,
  recurringMonths: null,
  first: true,
  minAmount: null,
  holdDays: 0,
  expiresDays: null,
  ...more,
})
const offer: OfferTerms = {
  partner: [terms({ fixed: { amount: 1000, currency: 'USD' } })],
  customer: [terms({ form: 'coupon', ppm: 100_000, minAmount: 5000 })],
}

test('one’s own words stand before ours', () => {
  expect(messageFor(URL, offer, text, { note: '  Best tea. ' }).text).toBe('Best tea.\nI have 10% off for you here:')
  expect(messageFor(URL, offer, text, { note: ' ' }).text).toBe('I have 10% off for you here:')
})

test('says that the sender gains too, where that is wanted', () => {
  expect(messageFor(URL, offer, text, { isDisclosed: true }).text).toBe('You get 10% off here, and I get $10 credit:')
  expect(messageFor(URL, { ...offer, customer: [] }, text, { isDisclosed: true }).text).toMatch(/I gain from it too/)
  expect(messageFor(URL, { ...offer, partner: [terms({})] }, text, { isDisclosed: true }).text).toMatch(
    /I gain from it too/,
  )
  expect(messageFor(URL, { ...offer, partner: [] }, text, { isDisclosed: true }).text).toBe(
    'I have 10% off for you here:',
  )
})

test('a share states its minimum in the currency of the program', () => {
  const [gift] = offer.customer
  expect(condition(text, gift!, { partner: [], customer: [gift!] }, 'EUR')).toBe('On a first order of €50 or more')
})
