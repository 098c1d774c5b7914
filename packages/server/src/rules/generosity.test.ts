import { PROGRAM_DEFAULTS, type Offer, type ProgramSettings, type Rule } from '@goodword/core/wire/schemas'
import { expect, test } from 'vitest'
import { generosityOf, givenAt, shareOffer } from './generosity.ts'

const rule = (id: string, amount: number, more: Partial<Rule> = {}): Rule => ({
  id,
  on: 'sale',
  form: 'credit',
  fixed: { amount, currency: 'USD' },
  first: false,
  holdDays: 0,
  ...more,
})
const share = (id: string): Rule => ({ id, on: 'sale', form: 'cash', ppm: 100_000, first: false, holdDays: 0 })
const settings = (generosity: ProgramSettings['generosity']): ProgramSettings => ({
  ...PROGRAM_DEFAULTS,
  name: 'P',
  generosity,
})
const ON = settings({ most: 1500, step: 500 })
const OFFER: Offer = { partner: [rule('lead', 9, { on: 'lead' }), rule('p', 2000)], customer: [rule('c', 1000)] }

test('is what was chosen last by then, and nothing before', () => {
  const choices = [
    { given: 500, since: 20 },
    { given: 1000, since: 10 },
  ]
  expect([9, 10, 19, 20].map((at) => givenAt(choices, at))).toEqual([0, 1000, 1000, 500])
})

test('is bounded by the owner, by the reward and by whole steps', () => {
  expect(generosityOf(OFFER, ON, 700)).toEqual({ given: 500, most: 1500, step: 500, currency: 'USD' })
  expect(generosityOf(OFFER, ON, 9999)).toMatchObject({ given: 1500 })
  expect(generosityOf({ ...OFFER, partner: [rule('p', 800)] }, ON, 9999)).toMatchObject({ given: 500, most: 800 })
})

test.each<[string, Offer, ProgramSettings]>([
  ['the owner has not switched it on', OFFER, settings(null)],
  ['the partner gets a share', { ...OFFER, partner: [share('p')] }, ON],
  ['the friend gets nothing for a sale', { ...OFFER, customer: [rule('c', 1, { on: 'lead' })] }, ON],
  ['the currencies differ', { ...OFFER, customer: [rule('c', 1, { fixed: { amount: 1, currency: 'EUR' } })] }, ON],
  ['the owner counts in another currency', OFFER, { ...ON, currency: 'EUR' }],
  ['one side is in points', { ...OFFER, customer: [rule('c', 1, { form: 'points' })] }, ON],
])('is none where %s', (_why, offer, given) => {
  expect(generosityOf(offer, given, 500)).toBeNull()
})

test('moves from the first rule for a sale to the first rule for a sale', () => {
  const offer = { ...OFFER, partner: [...OFFER.partner, rule('p2', 300)] }
  expect(shareOffer(offer, generosityOf(offer, ON, 500))).toEqual({
    partner: [OFFER.partner[0], rule('p', 1500), rule('p2', 300)],
    customer: [rule('c', 1500)],
  })
  expect(shareOffer(offer, null)).toBe(offer)
})
