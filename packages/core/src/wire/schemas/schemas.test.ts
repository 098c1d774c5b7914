import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ConversionRequest, EventSchema, OfferSchema, ProgramPatch } from './index.ts'

const sale = { id: 'sale:o', type: 'sale', at: 1, visit: {}, orderId: 'o', amount: 1999, currency: 'usd' }
const firstIssue = (schema: v.GenericSchema, value: unknown) => {
  const result = v.safeParse(schema, value)
  const issue = result.issues?.[0]
  return issue && `${issue.path?.map((step) => String(step.key)).join('.')}: ${issue.message}`
}

test('reads a sale: currency raised, empty visit taken as none, moments in both spellings', () => {
  expect(v.parse(EventSchema, sale)).toMatchObject({ currency: 'USD', visit: null, bot: false })
  expect(v.parse(EventSchema, { ...sale, at: '1970-01-01T00:00:01Z' })).toMatchObject({ at: 1000 })
})

test('takes an empty field and null as absent, since pages print such values from templates', () => {
  const lead = { id: 'lead:u', type: 'lead', at: 1, visit: null, customerId: 'u', email: '', name: null, referrer: '' }
  expect(v.parse(EventSchema, lead)).toMatchObject({ email: undefined, name: undefined, referrer: undefined })
  expect(firstIssue(EventSchema, { ...sale, customerId: 'é' })).toBe('customerId: invalid_id')
  expect(firstIssue(EventSchema, { ...lead, email: 'nobody' })).toMatch(/^email: /)
})

test('names what is wrong with an amount', () => {
  expect(firstIssue(EventSchema, { ...sale, amount: 19.99 })).toBe('amount: amount_not_integer')
  expect(firstIssue(EventSchema, { ...sale, amount: '1999' })).toBe('amount: amount_not_integer')
  expect(firstIssue(EventSchema, { ...sale, amount: -1 })).toBe('amount: amount_negative')
  expect(firstIssue(EventSchema, { ...sale, amount: 2 ** 53 })).toBe('amount: amount_out_of_range')
  expect(firstIssue(EventSchema, { ...sale, currency: 'DOLLARS' })).toBe('currency: unknown_currency')
})

test('names what is wrong with an id', () => {
  for (const id of ['', 'a\u0000b', 'é', 'x'.repeat(161), '\ud800', 7]) {
    expect(firstIssue(EventSchema, { ...sale, id })).toBe('id: invalid_id')
  }
})

test('folds the code of a visit and refuses what is none', () => {
  const click = { id: 'click:v', type: 'click', at: 1, visit: { id: 'v', code: ' K7MQ', at: 1 } }
  expect(v.parse(EventSchema, click)).toMatchObject({ visit: { code: 'k7mq' } })
  expect(v.is(EventSchema, { ...click, visit: { id: 'v', code: '<script>', at: 1 } })).toBe(false)
  expect(v.is(EventSchema, { ...click, visit: {} })).toBe(false)
})

test('a conversion says whose it is', () => {
  const body = { type: 'sale', orderId: 'o', amount: 1, currency: 'USD' }
  expect(v.is(ConversionRequest, body)).toBe(false)
  expect(v.parse(ConversionRequest, { ...body, visitId: 'v' })).toMatchObject({ discount: 0 })
})

test('an offer refuses what is not built, so that nothing is paid that was not meant', () => {
  const rule = { id: 'r', fixed: { amount: 2000, currency: 'USD' } }
  expect(v.parse(OfferSchema, { partner: [rule] }).partner[0]).toMatchObject({ on: 'sale', form: 'cash', holdDays: 30 })
  expect(v.is(OfferSchema, { partner: [{ ...rule, caps: [] }] })).toBe(false)
  expect(v.is(OfferSchema, { partner: [{ ...rule, ppm: 1 }] })).toBe(false)
  expect(v.is(OfferSchema, { partner: [rule, rule] })).toBe(false)
  expect(v.is(OfferSchema, { partner: [{ id: 'r', on: 'lead', ppm: 1 }] })).toBe(false)
})

test('settings of a program refuse a landing page that is no web page', () => {
  expect(v.is(ProgramPatch, { landingUrl: 'javascript:alert(1)' })).toBe(false)
  expect(v.is(ProgramPatch, { origins: ['https://shop.example'], timeZone: 'Europe/Paris' })).toBe(true)
  expect(v.is(ProgramPatch, { origins: ['https://shop.example/path'] })).toBe(false)
  expect(v.is(ProgramPatch, { timeZone: 'Mars/Olympus' })).toBe(false)
})
