import { createMemoryAdapter, type MemoryAdapter } from '@goodword/adapters/memory'
import { DAY_MS, GoodwordError, type BackendAdapter, type PartnerSession } from '@goodword/core'
import { afterEach, expect, test, vi } from 'vitest'
import type { Network } from './network.ts'
import { createReferralModel, type ReferralModel, type ReferralModelOptions } from './referral-model.ts'

const NOW = Date.UTC(2026, 10, 2, 9)
const models: ReferralModel[] = []
afterEach(() => {
  for (const model of models.splice(0)) model.dispose()
})

function createShop(): MemoryAdapter {
  const adapter = createMemoryAdapter({
    now: NOW,
    offers: {
      customer: {
        partner: [
          { id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, first: true, holdDays: 14 },
        ],
        customer: [
          { id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true, holdDays: 0 },
        ],
      },
    },
  })
  adapter.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
  return adapter
}

function open(adapter: BackendAdapter, options: Partial<ReferralModelOptions> = {}): ReferralModel {
  const model = createReferralModel({ adapter, identity: null, now: () => NOW, ...options })
  models.push(model)
  return model
}

const asAda = (adapter: MemoryAdapter) => ({ identity: { token: adapter.host.token('ada') } })

/** The adapter with some reads of its sessions replaced. */
function withSession(
  adapter: MemoryAdapter,
  change: (session: PartnerSession) => Partial<PartnerSession>,
): BackendAdapter {
  return {
    ...adapter,
    partner(identity) {
      const session = adapter.partner(identity)
      return { ...session, ...change(session) }
    },
  }
}

function createNetwork(isOnline: boolean) {
  const listeners = new Set<() => void>()
  const network: Network = {
    isOnline: () => isOnline,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const turn = (next: boolean) => {
    isOnline = next
    for (const listener of listeners) listener()
  }
  return { network, turn, listeners }
}

test('shows the link before the figures are there', async () => {
  const adapter = createShop()
  const model = open(
    withSession(adapter, () => ({ summary: () => new Promise(() => {}) })),
    asAda(adapter),
  )
  expect(model.stage.value).toBe('loading')
  await vi.waitFor(() => expect(model.stage.value).toBe('ready'))
  expect(model.link.value).toContain('ada1')
  expect(model.summary.value).toBeNull()
})

test('follows a friend from the click to the approved reward without being asked', async () => {
  const adapter = createShop()
  const model = open(adapter, asAda(adapter))
  await vi.waitFor(() => expect(model.summary.value?.clicks).toBe(0))

  const visit = { id: 'v1', code: 'ada1', at: NOW }
  await adapter.record([{ id: 'click:v1', type: 'click', at: NOW, visit }])
  await vi.waitFor(() => expect(model.summary.value?.clicks).toBe(1))

  adapter.host.conversion({
    type: 'sale',
    orderId: 'o1',
    amount: 6000,
    currency: 'USD',
    customerId: 'u1',
    visitId: 'v1',
  })
  await vi.waitFor(() => expect(model.rewards.items.value[0]?.status.reason).toBe('hold_period'))

  adapter.clock.set(NOW + 15 * DAY_MS)
  await vi.waitFor(() => expect(model.friends.items.value[0]?.status.state).toBe('rewarded'))
})

test('keeps the link and what was known when the figures fail, and recovers by a retry', async () => {
  const adapter = createShop()
  let isBroken = true
  const onError = vi.fn()
  const broken = withSession(adapter, (session) => ({
    summary: (...given) => (isBroken ? Promise.reject(new GoodwordError('unavailable')) : session.summary(...given)),
  }))
  const model = open(broken, { ...asAda(adapter), onError })
  await vi.waitFor(() => expect(model.trouble.value).toBe('unavailable'))
  expect(model.stage.value).toBe('ready')
  expect(onError).toHaveBeenCalledExactlyOnceWith('unavailable')
  isBroken = false
  model.retry()
  await vi.waitFor(() => expect(model.summary.value).not.toBeNull())
  expect(model.trouble.value).toBeNull()
})

test('says who is not believed', async () => {
  const model = open(createShop(), { identity: { token: 'made up' } })
  await vi.waitFor(() => expect(model.stage.value).toBe('failed'))
  expect(model.trouble.value).toBe('invalid_token')
})

test('reads by itself once the network is back', async () => {
  const adapter = createShop()
  const { network, turn, listeners } = createNetwork(false)
  let isReachable = false
  const far = withSession(adapter, (session) => ({
    me: (...given) => (isReachable ? session.me(...given) : Promise.reject(new GoodwordError('unavailable'))),
  }))
  const model = open(far, { ...asAda(adapter), network })
  await vi.waitFor(() => expect(model.trouble.value).toBe('unavailable'))
  expect(model.isOnline.value).toBe(false)
  isReachable = true
  turn(true)
  await vi.waitFor(() => expect(model.stage.value).toBe('ready'))
  expect(model.trouble.value).toBeNull()
  model.dispose()
  expect(listeners.size).toBe(0)
})

test('drops an answer that comes after the end, and closes the session', async () => {
  const adapter = createShop()
  const close = vi.fn()
  let answer: (() => void) | undefined
  const slow = withSession(adapter, (session) => ({
    close,
    me: () => new Promise((resolve) => (answer = () => resolve(session.me()))),
  }))
  const model = open(slow, asAda(adapter))
  model.dispose()
  answer?.()
  await new Promise((resolve) => queueMicrotask(() => resolve(null)))
  expect(model.me.value).toBeNull()
  expect(close).toHaveBeenCalledOnce()
})

test('a stranger who leaves an address has a link at once, and figures later', async () => {
  const onJoin = vi.fn()
  const model = open(createShop(), { onJoin })
  await vi.waitFor(() => expect(model.stage.value).toBe('stranger'))
  expect(model.offer.value?.partner).toHaveLength(1)
  await model.join?.submit('bea@mail.example')
  expect(model.stage.value).toBe('ready')
  expect(model.link.value).toMatch(/^https:\/\/shop\.example\//)
  expect(model.isLimited.value).toBe(true)
  await vi.waitFor(() => expect(model.me.value?.limited).toBe(true))
  expect(model.summary.value).toBeNull()
  expect(onJoin).toHaveBeenCalledOnce()
})

test.each(['', 'bea', 'bea@mail', 'a b@mail.example'])('does not send the address %j', async (address) => {
  const adapter = createShop()
  const join = vi.spyOn(adapter, 'join')
  const model = open(adapter)
  await model.join?.submit(address)
  expect(model.join?.step.value).toBe('invalid')
  expect(join).not.toHaveBeenCalled()
})

test('an address submitted twice is sent once', async () => {
  const adapter = createShop()
  const join = vi.spyOn(adapter, 'join')
  const model = open(adapter)
  await Promise.all([model.join?.submit('bea@mail.example'), model.join?.submit('bea@mail.example')])
  expect(join).toHaveBeenCalledOnce()
})

test('offers nobody to join where the backend cannot', async () => {
  const { join: _, ...adapter } = createShop()
  const model = open(adapter)
  await vi.waitFor(() => expect(model.stage.value).toBe('stranger'))
  expect(model.join).toBeNull()
})

test('reads on in a long list, and keeps what is shown when it is read again', async () => {
  const adapter = createShop()
  for (const number of [1, 2, 3, 4, 5]) {
    adapter.host.conversion({ type: 'lead', customerId: `u${number}`, code: 'ada1' })
  }
  const model = open(adapter, asAda(adapter))
  await vi.waitFor(() => expect(model.friends.items.value).toHaveLength(3))
  expect(model.friends.hasMore.value).toBe(true)
  await model.friends.more()
  expect(model.friends.items.value).toHaveLength(5)
  adapter.host.conversion({ type: 'lead', customerId: 'u6', code: 'ada1' })
  await vi.waitFor(() => expect(model.summary.value?.leads).toBe(6))
  expect(model.friends.items.value).toHaveLength(5)
  expect(model.friends.items.value.map(({ id }) => id)).toEqual([
    ...new Set(model.friends.items.value.map(({ id }) => id)),
  ])
})

test('what cannot be read costs nothing else, and is told of once', async () => {
  const adapter = createShop()
  const onError = vi.fn()
  const broken = withSession(adapter, () => ({
    referrals: async () => ({}) as never,
    summary: () => Promise.reject(new GoodwordError('unavailable')),
  }))
  const model = open(broken, { ...asAda(adapter), onError })
  await vi.waitFor(() => expect(model.rewards.isKnown.value).toBe(true))
  expect(model.trouble.value).toBe('unavailable')
  expect(model.friends.isKnown.value).toBe(false)
  expect(onError).toHaveBeenCalledExactlyOnceWith('unavailable')
})

test('an adapter that cannot be listened to is read all the same', async () => {
  const adapter = createShop()
  const deaf = withSession(adapter, () => ({
    onChange() {
      throw new Error('Not now.')
    },
  }))
  const model = open(deaf, asAda(adapter))
  await vi.waitFor(() => expect(model.summary.value).not.toBeNull())
  expect(model.trouble.value).toBe('unavailable')
})

test('a person whose mailed link was not opened yet hears when there is more to see', async () => {
  const adapter = createShop()
  let isLimited = true
  let tell: (() => void) | undefined
  const joined = withSession(adapter, (session) => ({
    me: async (...given) => ({ ...(await session.me(...given)), limited: isLimited }),
    onChange(listener) {
      tell = () => listener({ kind: 'me' })
      return () => {}
    },
  }))
  const model = open(joined, asAda(adapter))
  await vi.waitFor(() => expect(tell).toBeDefined())
  expect(model.summary.value).toBeNull()
  isLimited = false
  tell?.()
  await vi.waitFor(() => expect(model.summary.value).not.toBeNull())
})

test('nobody sees another person’s friends when the page’s tokens have become somebody else’s', async () => {
  const adapter = createShop()
  adapter.host.partner({ externalId: 'joe', name: 'Joe', code: 'joe1' })
  adapter.host.conversion({
    type: 'sale',
    orderId: 'o1',
    amount: 6000,
    currency: 'USD',
    customerId: 'u1',
    code: 'ada1',
  })
  const [ada, joe] = [adapter, adapter].map((shop, place) =>
    shop.partner!({ token: shop.host.token(place ? 'joe' : 'ada') }),
  ) as [PartnerSession, PartnerSession]
  let current = ada
  let answer = (): void => {}
  const shared: BackendAdapter = {
    ...adapter,
    partner: () => ({
      me: (options) => current.me(options),
      summary: (...given) => current.summary(...given),
      async referrals(page) {
        if (current === joe) await new Promise<void>((resolve) => (answer = resolve))
        return current.referrals(page)
      },
      rewards: (page) => current.rewards(page),
      close() {},
    }),
  }
  const model = open(shared, { identity: { token: 'any' } })
  await vi.waitFor(() => expect(model.friends.items.value).toHaveLength(1))
  current = joe
  model.refresh()
  await vi.waitFor(() => expect(model.link.value).toContain('joe1'))
  expect(model.friends.items.value).toEqual([])
  expect(model.friends.isKnown.value).toBe(false)
  answer()
  await vi.waitFor(() => expect(model.friends.isKnown.value).toBe(true))
  expect(model.friends.items.value).toEqual([])
})

test('reads the partner alone where no figures are shown', async () => {
  const adapter = createShop()
  const summary = vi.fn()
  const model = open(
    withSession(adapter, () => ({ summary, referrals: summary, rewards: summary })),
    { ...asAda(adapter), figures: false },
  )
  await vi.waitFor(() => expect(model.stage.value).toBe('ready'))
  model.refresh()
  await vi.waitFor(() => expect(model.me.value?.name).toBe('Ada'))
  expect(summary).not.toHaveBeenCalled()
})
