import { createMemoryAdapter, type MemoryAdapter } from '@goodword/adapters/memory'
import type { BackendAdapter, PartnerSession } from '@goodword/core'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { cookieMemory } from './cookie-memory.ts'
import { defineElements } from './define.ts'
import type { GoodwordElement } from './element-class.ts'

const NOW = Date.UTC(2026, 10, 2, 9)
const thrown = vi.fn()
let shop: MemoryAdapter

beforeAll(() => defineElements())

beforeEach(() => {
  shop = createMemoryAdapter({ now: NOW })
  shop.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
  shop.host.conversion({ type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', customerId: 'u1', code: 'ada1' })
  addEventListener('error', thrown)
  addEventListener('unhandledrejection', thrown)
})

afterEach(() => {
  document.body.replaceChildren()
  removeEventListener('error', thrown)
  removeEventListener('unhandledrejection', thrown)
  expect(thrown).not.toHaveBeenCalled()
  thrown.mockReset()
})

const partOf = (element: HTMLElement, part: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`) ?? null

/** The shop, whose sessions answer some reads in their own way. */
function withSession(change: (session: PartnerSession) => object): BackendAdapter {
  return {
    ...shop,
    partner(identity) {
      const session = shop.partner(identity)
      return { ...session, ...change(session) }
    },
  }
}

function put(name: 'goodword-referral' | 'goodword-welcome', properties: Partial<GoodwordElement>) {
  const element = Object.assign(document.createElement(name), properties)
  const told = vi.fn((event: CustomEvent<{ code: string }>) => event.detail.code)
  element.addEventListener('goodword-error', told)
  document.body.append(element)
  return { element, told }
}

const putReferral = (adapter: BackendAdapter) =>
  put('goodword-referral', { adapter, identity: { token: shop.host.token('ada') } })

const link = { code: 'ada1', url: 'https://shop.example/?ref=ada1' }
const offer = { partner: [], customer: [] }

test.each<[string, unknown]>([
  ['nothing', null],
  ['an empty object', {}],
  ['no links', { links: [], offer }],
  ['a link that is no URL', { links: [{ ...link, url: 'not a url' }], offer }],
  ['a link that is a script', { links: [{ ...link, url: 'javascript:alert(1)' }], offer }],
  ['an empty offer', { links: [link], offer: {} }],
  ['terms that are no terms', { links: [link], offer: { partner: [null], customer: [7] } }],
])('a partner who is %s is a failed read, with a way to try again', async (_, answer) => {
  let isStrange = true
  const { element, told } = putReferral(
    withSession((session) => ({ me: () => (isStrange ? Promise.resolve(answer) : session.me()) })),
  )
  await vi.waitFor(() => expect(partOf(element, 'retry')).not.toBeNull())
  expect(element.shadowRoot?.textContent).toContain('We can’t load this right now.')
  expect(element.shadowRoot?.textContent).not.toContain('Loading')
  expect(told).toHaveReturnedWith('unavailable')
  isStrange = false
  partOf(element, 'retry')?.click()
  await vi.waitFor(() => expect(partOf(element, 'link')?.textContent).toContain('ada1'))
})

test.each<[string, object]>([
  ['an empty summary', { summary: async () => ({}) }],
  ['an empty page of friends', { referrals: async () => ({}) }],
  ['a friend without a status', { referrals: async () => ({ data: [{ id: 'x' }], next: null }) }],
  ['a reward that is nothing', { rewards: async () => ({ data: [null], next: null }) }],
])('%s is told of, with a way to try again', async (_, change) => {
  const { element, told } = putReferral(withSession(() => change))
  await vi.waitFor(() => expect(partOf(element, 'retry')).not.toBeNull())
  expect(told).toHaveReturnedWith('unavailable')
})

test('an adapter that throws at once is a failed read', async () => {
  const { element, told } = putReferral({
    ...shop,
    partner() {
      throw new Error('No sessions today.')
    },
  })
  await vi.waitFor(() => expect(partOf(element, 'retry')).not.toBeNull())
  expect(told).toHaveReturnedWith('unavailable')
})

test('an adapter that throws when listened to or closed is told of', async () => {
  const refuse = () => {
    throw new Error('Not now.')
  }
  const { element, told } = putReferral(withSession(() => ({ onChange: refuse, close: refuse })))
  await vi.waitFor(() => expect(told).toHaveReturnedWith('unavailable'))
  element.remove()
  await vi.waitFor(() => expect(element.shadowRoot?.childNodes).toHaveLength(0))
})

test('an invitation that is empty shows nothing', async () => {
  cookieMemory.write('ada1', null)
  const { element } = put('goodword-welcome', {
    adapter: { ...shop, invitation: async () => ({}) as never },
    visit: { id: 'v1', code: 'ada1', at: NOW },
  })
  await vi.dynamicImportSettled()
  expect(partOf(element, 'panel')).toBeNull()
})

test('an invitation that cannot be drawn is no answer of the friend’s', async () => {
  cookieMemory.write('ada1', 'kept')
  const dismissed = vi.fn()
  const { element, told } = put('goodword-welcome', {
    adapter: { ...shop, invitation: async () => ({}) as never },
    visit: { id: 'v', code: 'ada1', at: NOW },
  })
  element.addEventListener('goodword-dismiss', dismissed)
  await vi.waitFor(() => expect(told).toHaveReturnedWith('unavailable'))
  expect(cookieMemory.read('ada1')).toBe('kept')
  expect(dismissed).not.toHaveBeenCalled()
})
