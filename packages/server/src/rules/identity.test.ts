import { expect, test } from 'vitest'
import { linksOf, resolveCustomers, type Bearings } from './identity.ts'

const conversion = (id: string, more: Partial<Bearings>): Bearings => ({
  id,
  verified: true,
  source: 'api',
  orderId: null,
  at: 1,
  customerId: null,
  emailNormal: null,
  visitId: null,
  ...more,
})

const resolve = (...conversions: Bearings[]) => resolveCustomers(conversions, conversions.flatMap(linksOf))

test('finds a customer by id, else by address, else by visit, else leaves him alone', () => {
  const lead = conversion('lead', { customerId: 'u1', emailNormal: 'a@x.example', visitId: 'v1' })
  const customers = resolve(
    lead,
    conversion('by-id', { customerId: 'u1' }),
    conversion('by-email', { emailNormal: 'a@x.example' }),
    conversion('by-visit', { visitId: 'v1' }),
    conversion('by-code', {}),
  )
  expect(Object.fromEntries(customers)).toEqual({
    lead: 'id:u1',
    'by-id': 'id:u1',
    'by-email': 'id:u1',
    'by-visit': 'id:u1',
    'by-code': 'alone:by-code',
  })
})

test('follows a visit to an address and from there to an id', () => {
  const customers = resolve(
    conversion('sale', { visitId: 'v1' }),
    conversion('guest', { emailNormal: 'a@x.example', visitId: 'v1' }),
    conversion('lead', { customerId: 'u1', emailNormal: 'a@x.example' }),
  )
  expect(customers.get('sale')).toBe('id:u1')
})

test('lets a claim follow the verified sale of its order', () => {
  const customers = resolve(
    conversion('claim', { verified: false, orderId: 'o1', visitId: 'v1' }),
    conversion('sale', { orderId: 'o1', customerId: 'u1' }),
  )
  expect(customers.get('claim')).toBe('id:u1')
})

test('believes the id in a claim of the same order when the sale names nobody better', () => {
  const claim = conversion('claim', { verified: false, orderId: 'o1', customerId: 'u1' })
  expect(resolve(claim, conversion('sale', { orderId: 'o1', emailNormal: 'a@x.example' })).get('sale')).toBe('id:u1')
  expect(resolve(claim, conversion('sale', { orderId: 'o1', customerId: 'u2' })).get('claim')).toBe('id:u2')
})

test('gives a shared address to the verified, then the earliest', () => {
  const shared = { emailNormal: 'a@x.example' }
  const customers = resolve(
    conversion('claimed', { ...shared, customerId: 'u1', verified: false, at: 1 }),
    conversion('late', { ...shared, customerId: 'u2', at: 3 }),
    conversion('early', { ...shared, customerId: 'u3', at: 2 }),
    conversion('sale', shared),
  )
  expect(customers.get('sale')).toBe('id:u3')
})
