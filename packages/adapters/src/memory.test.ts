import { DAY_MS } from '@goodword/core'
import { expect, test } from 'vitest'
import { createMemoryAdapter } from './memory.ts'

const NOW = Date.UTC(2026, 10, 2, 9)
const offer = {
  partner: [{ id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, first: true, holdDays: 14 }],
  customer: [{ id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true, holdDays: 0 }],
} as const

function createShop() {
  const adapter = createMemoryAdapter({
    now: NOW,
    offers: { customer: { partner: [...offer.partner], customer: [...offer.customer] } },
  })
  adapter.host.partner({ externalId: 'ada', name: 'Ada', email: 'ada@example.com', code: 'ada1' })
  return { adapter, session: adapter.partner({ token: adapter.host.token('ada') }) }
}

const visit = { id: 'v1', code: 'ada1', at: NOW }
const sale = { type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD' } as const

test('carries one referral from the click to the approved reward', async () => {
  const { adapter, session } = createShop()
  await adapter.record([{ id: 'click:v1', type: 'click', at: NOW, visit }])
  await adapter.record([{ id: 'lead:u1', type: 'lead', at: NOW, visit, customerId: 'u1', name: 'Bea' }])
  adapter.host.conversion({ ...sale, customerId: 'u1', discount: 1000 })
  const pending = await session.rewards()
  expect(pending.data).toMatchObject([{ amount: 2000, status: { state: 'pending', reason: 'hold_period' } }])
  adapter.clock.set(NOW + 14 * DAY_MS)
  const approved = await session.referrals()
  expect(approved.data).toMatchObject([{ friend: { name: 'Bea' }, status: { state: 'rewarded', reason: null } }])
})

test('comes to the same end when the sale is reported before the click arrives', async () => {
  const { adapter, session } = createShop()
  adapter.host.conversion({ ...sale, customerId: 'u1', visitId: 'v1' })
  expect((await session.rewards()).data).toEqual([])
  await adapter.record([{ id: 'click:v1', type: 'click', at: NOW, visit }])
  expect((await session.rewards()).data).toHaveLength(1)
})

test('a coupon that the order itself used is redeemed from the beginning', () => {
  const { adapter } = createShop()
  const { rewards } = adapter.host.conversion({ ...sale, code: 'ADA1', customerId: 'u1', discount: 1000 })
  expect(rewards.find(({ side }) => side === 'customer')).toMatchObject({ status: { state: 'redeemed' } })
})

test('a held reward goes on where it was once released, and ends once refused', async () => {
  const { adapter, session } = createShop()
  const own = adapter.host.conversion({
    ...sale,
    orderId: 'o2',
    code: 'ada1',
    customerId: 'u2',
    email: 'ada+shop@example.com',
  })
  expect(own.rewards.map(({ status }) => status.reason)).toEqual(['self_email_alias', 'self_email_alias'])
  const [first, second] = own.rewards
  adapter.host.release(first!.id)
  adapter.host.reject(second!.id)
  const again = adapter.host.conversion({ ...sale, orderId: 'o2', customerId: 'u2' })
  expect(again.rewards.map(({ status }) => status.state)).toEqual(['pending', 'rejected'])
  expect(again.rewards[0]?.payableAt).toBe(first!.payableAt)
  expect((await session.rewards()).data).toMatchObject([{ id: first!.id }])
})

test('a token function is asked again, once for all reads, when its token has expired', async () => {
  const { adapter } = createShop()
  const stale = adapter.host.token('ada')
  adapter.host.expireToken(stale)
  let calls = 0
  const session = adapter.partner({
    token: async () => {
      calls += 1
      return calls === 1 ? stale : adapter.host.token('ada')
    },
  })
  await Promise.all([session.me(), session.rewards(), session.referrals()])
  expect(calls).toBe(2)
})

test('an address gets a link at once, and figures after the mailed link; clicks from before count', async () => {
  const { adapter } = createShop()
  const { code, token } = await adapter.join({ email: 'new@example.com' })
  await adapter.record([{ id: 'click:v2', type: 'click', at: NOW, visit: { id: 'v2', code, at: NOW } }])
  const limited = adapter.partner({ token })
  expect(await limited.me()).toMatchObject({ limited: true, links: [{ code }] })
  await expect(limited.referrals()).rejects.toMatchObject({ code: 'forbidden' })
  const full = adapter.partner({ token: adapter.host.openMail('NEW@example.com') })
  expect(await full.me()).toMatchObject({ limited: false, links: [{ code, clicks: 1 }] })
})

test('a known address keeps its person: a new code credits him from the mailed link on', async () => {
  const { adapter, session } = createShop()
  const { code } = await adapter.join({ email: 'ada@example.com' })
  adapter.host.openMail('ada@example.com')
  expect((await session.me()).links.map((link) => link.code)).toEqual(['ada1', code])
})

test('a click of a paused partner earns nothing, one from before the pause a held reward', async () => {
  const { adapter } = createShop()
  await adapter.record([{ id: 'click:v1', type: 'click', at: NOW, visit }])
  adapter.clock.set(NOW + DAY_MS)
  adapter.host.setStatus('ada', 'paused')
  const late = { id: 'v2', code: 'ada1', at: NOW + DAY_MS }
  expect(await adapter.record([{ id: 'click:v2', type: 'click', at: late.at, visit: late }])).toMatchObject({
    codes: { ada1: 'paused' },
  })
  expect(await adapter.invitation('ada1')).toBeNull()
  expect(adapter.host.conversion({ ...sale, customerId: 'u1', visitId: 'v1' }).rewards[0]).toMatchObject({
    status: { state: 'held', reason: 'partner_paused' },
  })
  expect(adapter.host.conversion({ ...sale, orderId: 'o2', customerId: 'u2', visitId: 'v2' }).rewards).toEqual([])
})

test('credit goes past a code that nobody has to the visit it displaced', async () => {
  const { adapter } = createShop()
  const other = { id: 'v2', code: 'nobody', at: NOW + 1000 }
  await adapter.record([{ id: 'click:v2', type: 'click', at: other.at, visit: other, previous: visit }])
  const { referral } = adapter.host.conversion({ ...sale, customerId: 'u1', visitId: 'v2' })
  expect(referral).toMatchObject({ source: { code: 'ada1' }, status: { state: 'qualified' } })
})

test('keeps the mails that partners had sent, with the note and the way to the shop', async () => {
  const adapter = createMemoryAdapter({ now: NOW, program: { invites: true } })
  adapter.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
  const session = adapter.partner({ token: adapter.host.token('ada') })
  await session.invite({ emails: ['cleo@example.com'], note: ' Try the oolong. ', locale: 'en' })
  adapter.clock.set(NOW + 3 * DAY_MS)
  await session.remind((await session.invites()).data[0]!.id)
  const mail = { to: 'cleo@example.com', from: 'Ada', note: 'Try the oolong.', locale: 'en' }
  const link = 'https://shop.example/?ref=ada1'
  expect(adapter.host.mails()).toEqual([
    { ...mail, link, kind: 'invite', at: NOW },
    { ...mail, link, kind: 'reminder', at: NOW + 3 * DAY_MS },
  ])
})

test('what friends said of a link that was made for an address is told to the person once he is known', async () => {
  const adapter = createMemoryAdapter({ now: NOW, program: { claims: { days: 30 } } })
  const { code } = await adapter.join({ email: 'new@example.com' })
  await adapter.partner({ token: adapter.host.token('u1') }).claim({ code })
  adapter.host.partner({ externalId: 'new', email: 'new@example.com' })
  adapter.host.openMail('new@example.com')
  const session = adapter.partner({ token: adapter.host.token('new') })
  expect((await session.claims()).data).toMatchObject([{ state: 'waiting' }])
})

test('who came by a mailed link alone is no customer whom the host would know', async () => {
  const adapter = createMemoryAdapter({ now: NOW, program: { claims: { days: 30 } } })
  adapter.host.partner({ externalId: 'ada', code: 'ada1' })
  await adapter.join({ email: 'new@example.com' })
  const session = adapter.partner({ token: adapter.host.openMail('new@example.com') })
  await expect(session.claim({ code: 'ada1' })).rejects.toMatchObject({ code: 'forbidden' })
})
