import { DAY_MS, type PartnerKind } from '@goodword/core'
import { PROGRAM_DEFAULTS, type Offer, type ProgramSettings, type Rule } from '@goodword/core/wire/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClaimFact, ConversionFact, Facts, PartnerFact, TouchFact } from './facts.ts'
import type { Version } from './in-force.ts'
import { settle } from './settle.ts'

const rule = (more: Partial<Rule> = {}): Rule => ({
  id: 'r',
  on: 'sale',
  form: 'credit',
  fixed: { amount: 2000, currency: 'USD' },
  first: false,
  holdDays: 14,
  ...more,
})

const touch = (visitId: string, code: string, at: number): TouchFact => ({
  id: visitId,
  visitId,
  code,
  at,
  receivedAt: at,
  seen: true,
})

const sale = (id: string, at: number, more: Partial<ConversionFact> = {}): ConversionFact => ({
  id,
  type: 'sale',
  verified: true,
  source: 'api',
  orderId: id,
  amount: 6000,
  currency: 'USD',
  discount: 0,
  at,
  receivedAt: at,
  customerId: 'u1',
  email: null,
  emailNormal: null,
  name: null,
  visitId: null,
  code: null,
  ...more,
})

const lead = (id: string, at: number, more: Partial<ConversionFact> = {}) =>
  sale(id, at, { type: 'lead', orderId: null, amount: null, currency: null, ...more })

const partner = (id: string, more: Partial<PartnerFact> = {}): PartnerFact => ({
  id,
  kind: 'customer',
  externalId: null,
  email: null,
  emailNormal: null,
  statuses: [{ status: 'active', since: 0 }],
  choices: [],
  ...more,
})

interface Case {
  touches?: TouchFact[]
  conversions: ConversionFact[]
  settings?: Partial<ProgramSettings>
  offer?: Partial<Offer>
  ada?: Partial<PartnerFact>
  previous?: Record<string, string[]>
  claim?: ClaimFact | null
}

function facts({
  touches = [],
  conversions,
  settings = {},
  offer,
  ada = {},
  previous = {},
  claim = null,
}: Case): Facts {
  const program: Version<ProgramSettings> = {
    version: 1,
    since: 0,
    value: { ...PROGRAM_DEFAULTS, name: 'P', ...settings },
  }
  const offers = new Map<PartnerKind, Version<Offer>[]>([
    ['customer', [{ version: 1, since: 0, value: { partner: [rule()], customer: [], ...offer } }]],
  ])
  return {
    customerKey: 'id:u1',
    conversions,
    touches,
    previousVisits: new Map(Object.entries(previous)),
    partnerOfCode: new Map([
      ['ada1', 'ada'],
      ['ben1', 'ben'],
    ]),
    partners: new Map([
      ['ada', partner('ada', ada)],
      ['ben', partner('ben')],
    ]),
    claim,
    settings: [program],
    offers,
  }
}

const credited = (given: Case, id: string) => settle(facts(given)).credits.get(id)?.partnerId
const amounts = (given: Case) => settle(facts(given)).rewards.map((reward) => reward.amount)

const A = touch('v1', 'ada1', 1 * DAY_MS)
const B = touch('v2', 'ben1', 2 * DAY_MS)

test('credits the last or the first touch, as the program says', () => {
  const conversions = [sale('o1', 3 * DAY_MS)]
  expect(credited({ touches: [A, B], conversions }, 'o1')).toBe('ben')
  expect(credited({ touches: [A, B], conversions, settings: { model: 'first' } }, 'o1')).toBe('ada')
})

test('looks past a code that nobody has and past a window that has closed', () => {
  const conversions = [sale('o1', 3 * DAY_MS)]
  expect(credited({ touches: [A, touch('v3', 'nobody', 2.5 * DAY_MS)], conversions }, 'o1')).toBe('ada')
  expect(credited({ touches: [A], conversions, settings: { windowDays: 2 } }, 'o1')).toBeUndefined()
})

test('does not count a click while the partner was paused, and holds what an earlier click earns', () => {
  const statuses = [
    { status: 'active' as const, since: 0 },
    { status: 'paused' as const, since: 1.5 * DAY_MS },
  ]
  const late = touch('v1', 'ada1', 2 * DAY_MS)
  expect(credited({ touches: [late], conversions: [sale('o1', 3 * DAY_MS)], ada: { statuses } }, 'o1')).toBeUndefined()
  const { rewards } = settle(
    facts({
      touches: [A],
      conversions: [sale('o1', 3 * DAY_MS)],
      ada: { statuses },
      offer: { customer: [rule({ form: 'coupon' })] },
    }),
  )
  expect(rewards.map(({ side, heldFor }) => [side, heldFor])).toEqual([
    ['partner', 'partner_paused'],
    ['customer', null],
  ])
})

test('keeps a customer with the partner of his first verified lead', () => {
  const given = { touches: [A, B], conversions: [lead('l1', 1.5 * DAY_MS), sale('o1', 3 * DAY_MS)] }
  expect(settle(facts(given)).credits.get('o1')).toMatchObject({ partnerId: 'ada', why: 'lock' })
  expect(credited({ ...given, settings: { lock: false } }, 'o1')).toBe('ben')
  const claimed = { ...given, conversions: [lead('l1', 1.5 * DAY_MS, { verified: false }), sale('o1', 3 * DAY_MS)] }
  expect(credited(claimed, 'o1')).toBe('ben')
})

describe('a confirmed claim', () => {
  const claim: ClaimFact = {
    customerId: 'u1',
    partnerId: 'ada',
    code: 'ada1',
    name: 'Joe',
    email: 'joe@x.example',
    at: 10 * DAY_MS,
    days: 5,
  }
  const whys = (given: Case) =>
    Object.fromEntries([...settle(facts(given)).credits].map(([id, { partnerId, why }]) => [id, `${partnerId} ${why}`]))

  test('credits what nobody else is credited with, from its days before to a window after', () => {
    const times = [5 * DAY_MS - 1, 5 * DAY_MS, 10 * DAY_MS, 40 * DAY_MS - 1, 40 * DAY_MS]
    const conversions = times.map((at, index) => sale(`o${index}`, at))
    expect(whys({ claim, conversions, settings: { windowDays: 30 } })).toEqual({
      o1: 'ada claim',
      o2: 'ada claim',
      o3: 'ada claim',
    })
  })

  test('yields to every touch and every lock, and locks nothing itself', () => {
    const conversions = [lead('l1', 6 * DAY_MS), sale('o1', 12 * DAY_MS), sale('o2', 20 * DAY_MS)]
    const click = touch('v1', 'ben1', 11 * DAY_MS)
    expect(whys({ claim, conversions, touches: [click], settings: { windowDays: 5 } })).toEqual({
      l1: 'ada claim',
      o1: 'ben touch',
    })
    const locked = [lead('l1', 12 * DAY_MS), sale('o1', 13 * DAY_MS), sale('o0', 8 * DAY_MS)]
    expect(whys({ claim, conversions: locked, touches: [click] })).toEqual({
      l1: 'ben touch',
      o1: 'ben lock',
      o0: 'ada claim',
    })
  })

  test('brings both sides their rewards and the friend his place', () => {
    const offer = { customer: [rule({ form: 'coupon' })] }
    const { rewards, referrals } = settle(facts({ claim, conversions: [sale('o1', 9 * DAY_MS)], offer }))
    expect(rewards).toMatchObject([{ partnerId: 'ada' }, { partnerId: 'ada', side: 'customer' }])
    expect(referrals).toMatchObject([
      { partnerId: 'ada', code: 'ada1', name: 'Joe', email: 'joe@x.example', visitedAt: null, joinedAt: 9 * DAY_MS },
    ])
  })

  test('shows the friend before anything else is known of him, and not once all is another’s', () => {
    expect(settle(facts({ claim, conversions: [] })).referrals).toMatchObject([
      { partnerId: 'ada', customerId: 'u1', since: 10 * DAY_MS, joinedAt: 10 * DAY_MS, qualifiedAt: null },
    ])
    const given = { claim, conversions: [sale('o1', 12 * DAY_MS)], touches: [touch('v1', 'ben1', 11 * DAY_MS)] }
    expect(settle(facts(given)).referrals.map((one) => one.partnerId)).toEqual(['ben'])
  })
})

test('believes what a verified call names before what browsers claimed', () => {
  expect(credited({ touches: [A, B], conversions: [sale('o1', 3 * DAY_MS, { visitId: 'v1' })] }, 'o1')).toBe('ada')
  expect(credited({ touches: [B], conversions: [sale('o1', 3 * DAY_MS, { code: 'ada1' })] }, 'o1')).toBe('ada')
})

test('walks from a named visit to those that it displaced', () => {
  const stale = touch('v2', 'nobody', 2 * DAY_MS)
  const given = {
    touches: [A, stale],
    conversions: [sale('o1', 3 * DAY_MS, { visitId: 'v2' })],
    previous: { v2: ['v1'] },
  }
  expect(credited(given, 'o1')).toBe('ada')
})

test('pays nothing for what only a browser says', () => {
  const given = { touches: [A], conversions: [sale('o1', 3 * DAY_MS, { verified: false })] }
  expect(settle(facts(given))).toMatchObject({ rewards: [], referrals: [{ hasClaimedSale: true, hasSale: false }] })
})

test('lets a verified sale take the place of the claims of its order', () => {
  const claim = sale('claim', 3 * DAY_MS, { verified: false, orderId: 'o1', amount: 999_999, visitId: 'v1' })
  const given = { touches: [A], conversions: [claim, sale('o1', 3 * DAY_MS)] }
  expect(amounts(given)).toEqual([2000])
  expect(settle(facts(given)).referrals[0]).toMatchObject({ hasClaimedSale: false, hasSale: true })
})

test('takes an exact share, rounded once', () => {
  const share: Rule = { ...rule({ ppm: 285_000 }) }
  delete share.fixed
  const conversions = [sale('o1', 3 * DAY_MS, { amount: 100 }), sale('o2', 3 * DAY_MS, { amount: 1 })]
  expect(amounts({ touches: [A], conversions, offer: { partner: [share] } })).toEqual([29])
})

test('brings nothing for a sale of 0', () => {
  expect(amounts({ touches: [A], conversions: [sale('o1', 3 * DAY_MS, { amount: 0 })] })).toEqual([])
})

test('says why a sale brings nothing: too small, or not the first', () => {
  const small = {
    touches: [A],
    conversions: [sale('o1', 3 * DAY_MS, { amount: 4999 })],
    offer: { partner: [rule({ minAmount: 5000 })] },
  }
  expect(settle(facts(small)).referrals[0]).toMatchObject({ missedFor: 'min_amount' })
  const known = {
    touches: [B],
    conversions: [sale('o0', 1 * DAY_MS), sale('o1', 3 * DAY_MS)],
    offer: { partner: [rule({ first: true })] },
  }
  expect(settle(facts(known)).referrals[0]).toMatchObject({ missedFor: 'existing_customer' })
  expect(amounts(known)).toEqual([])
})

test('cannot judge a minimum in another currency: it holds the money', () => {
  const given = {
    touches: [A],
    conversions: [sale('o1', 3 * DAY_MS, { currency: 'JPY' })],
    offer: { partner: [rule({ minAmount: 5000 })] },
  }
  expect(settle(facts(given)).rewards[0]).toMatchObject({ heldFor: 'fx_missing', currency: 'USD' })
})

test('holds both sides when partner and friend look like one person', () => {
  const both = { customer: [rule({ form: 'coupon' })] }
  const holds = (more: Partial<ConversionFact>, ada: Partial<PartnerFact>) =>
    settle(facts({ touches: [A], conversions: [sale('o1', 3 * DAY_MS, more)], ada, offer: both })).rewards.map(
      (one) => one.heldFor,
    )
  expect(holds({}, { externalId: 'u1' })).toEqual(['self_referral', 'self_referral'])
  const mail = { email: 'ada@x.example', emailNormal: 'ada@x.example' }
  expect(holds({ email: 'Ada@X.example', emailNormal: 'ada@x.example' }, mail)).toEqual([
    'self_referral',
    'self_referral',
  ])
  expect(holds({ email: 'ada+2@x.example', emailNormal: 'ada@x.example' }, mail)).toEqual([
    'self_email_alias',
    'self_email_alias',
  ])
  expect(holds({ email: 'joe@x.example', emailNormal: 'joe@x.example' }, mail)).toEqual([null, null])
})

test('pays a lead once, and not for somebody who had bought before', () => {
  const offer = { partner: [rule({ on: 'lead' })] }
  expect(amounts({ touches: [A], conversions: [lead('l1', 2 * DAY_MS), lead('l2', 3 * DAY_MS)], offer })).toEqual([
    2000,
  ])
  expect(amounts({ touches: [A], conversions: [sale('o1', 0.5 * DAY_MS), lead('l1', 2 * DAY_MS)], offer })).toEqual([])
})

test('counts a coupon as redeemed when its order was discounted by it', () => {
  const offer = { partner: [], customer: [rule({ form: 'coupon', holdDays: 0 })] }
  const given = (discount: number) => ({ touches: [A], conversions: [sale('o1', 3 * DAY_MS, { discount })], offer })
  expect(settle(facts(given(1000))).rewards[0]?.isRedeemed).toBe(true)
  expect(settle(facts(given(0))).rewards[0]?.isRedeemed).toBe(false)
})

test('moves what the partner gave at the time to his friend, and later choices move nothing', () => {
  const choices = [
    { given: 500, since: 2 * DAY_MS },
    { given: 1500, since: 4 * DAY_MS },
  ]
  const given = {
    touches: [A],
    conversions: [sale('o1', 1.5 * DAY_MS), sale('o2', 2 * DAY_MS), sale('o3', 4 * DAY_MS)],
    settings: { generosity: { most: 1000, step: 500 } },
    offer: { customer: [rule({ form: 'coupon', fixed: { amount: 1000, currency: 'USD' } })] },
    ada: { choices },
  }
  const bySide = (side: string) =>
    settle(facts(given))
      .rewards.filter((reward) => reward.side === side)
      .map((reward) => reward.amount)
  // Of the last choice no more counts than the owner allows.
  expect(bySide('partner')).toEqual([2000, 1500, 1000])
  expect(bySide('customer')).toEqual([1000, 1500, 2000])
})

test('gives away the whole of a reward, and then the partner gets none', () => {
  const given = {
    touches: [A],
    conversions: [sale('o1', 3 * DAY_MS)],
    settings: { generosity: { most: 9000, step: 1000 } },
    offer: { customer: [rule({ form: 'coupon', fixed: { amount: 1000, currency: 'USD' } })] },
    ada: { choices: [{ given: 2000, since: 0 }] },
  }
  expect(settle(facts(given)).rewards).toMatchObject([{ side: 'customer', amount: 3000 }])
})

test('keeps the offer of the time', () => {
  const given = facts({ touches: [A], conversions: [sale('o1', 3 * DAY_MS)] })
  const later = {
    version: 2,
    since: 3 * DAY_MS + 1,
    value: { partner: [rule({ fixed: { amount: 1, currency: 'USD' } })], customer: [] },
  }
  const offers = new Map(given.offers).set('customer', [...given.offers.get('customer')!, later])
  expect(settle({ ...given, offers }).rewards[0]).toMatchObject({ amount: 2000, offerVersion: 1 })
})

test('settles to the same whatever the order of the facts', () => {
  const conversions = [
    sale('o0', 0.5 * DAY_MS),
    lead('l0', 1.2 * DAY_MS, { verified: false }),
    lead('l1', 2.5 * DAY_MS),
    sale('o1', 3 * DAY_MS, { visitId: 'v1' }),
    sale('o2', 3 * DAY_MS, { email: 'a@x.example', emailNormal: 'a@x.example' }),
    sale('o3', 4 * DAY_MS, { verified: false, orderId: 'o2' }),
  ]
  const touches = [A, B, touch('v3', 'ben1', 2 * DAY_MS), touch('v4', 'nobody', 2 * DAY_MS)]
  const plain = (one: Facts) => {
    const { credits, rewards, referrals } = settle(one)
    const byName = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    return {
      credits: Object.fromEntries([...credits].sort()),
      rewards: rewards.sort(byName),
      referrals: referrals.sort(byName),
    }
  }
  const claim = { customerId: 'u1', partnerId: 'ada', code: 'ada1', name: null, email: null, at: DAY_MS, days: 1 }
  const expected = plain(facts({ touches, conversions, claim }))
  const shuffled = fc.tuple(
    fc.shuffledSubarray(touches, { minLength: touches.length }),
    fc.shuffledSubarray(conversions, { minLength: conversions.length }),
  )
  fc.assert(
    fc.property(shuffled, ([t, c]) => {
      expect(plain(facts({ touches: t, conversions: c, claim }))).toEqual(expected)
    }),
  )
})
