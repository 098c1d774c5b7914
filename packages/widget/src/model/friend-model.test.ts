import { GoodwordError, type FriendView, type PartnerSession, type PartnerView } from '@goodword/core'
import { expect, test, vi } from 'vitest'
import { createFriendModel, type FriendModelOptions } from './friend-model.ts'

const visit = { id: 'v1', code: 'k7mq', at: 0 }
const view: FriendView = {
  partner: { name: 'Ada' },
  steps: [{ id: 'visited', at: '2026-10-01T08:00:00Z' }],
  status: { state: 'visited', reason: 'awaiting_sign_up', waitingFor: 'friend', earliest: null },
  rewards: [],
  coupon: null,
}

function openSession(changes: Partial<PartnerSession> = {}, can = ['claim']) {
  const me = { links: [{ url: 'https://shop.example/?ref=mine', code: 'mine' }], can } as unknown as PartnerView
  const session = { me: async () => me, claim: vi.fn(async () => ({ state: 'waiting' })), close: vi.fn(), ...changes }
  return session as typeof session & PartnerSession
}

function open(options: Partial<FriendModelOptions> = {}) {
  const friend = vi.fn(async (): Promise<FriendView | null> => view)
  return { friend, model: createFriendModel({ adapter: { friend }, visit: () => visit, ...options }) }
}

const signedIn = (session: PartnerSession, found: FriendView | null = null): Partial<FriendModelOptions> => ({
  adapter: { friend: async () => found, partner: () => session },
  identity: { token: 't' },
})

test('reads how far the friend has come', async () => {
  const { model, friend } = open()
  await vi.waitFor(() => expect(model.view.value).toBe(view))
  expect(model.isReading.value).toBe(false)
  expect(friend).toHaveBeenCalledWith(visit, { signal: expect.any(AbortSignal) })
})

test('asks nothing for somebody whom nobody has sent, nor where the backend cannot tell', async () => {
  const { friend, model } = open({ visit: () => null })
  const other = createFriendModel({ adapter: {}, visit: () => visit })
  await vi.waitFor(() => expect([model.isReading.value, other.isReading.value]).toEqual([false, false]))
  expect(friend).not.toHaveBeenCalled()
  expect([model.trouble.value, other.trouble.value]).toEqual([null, null])
})

test('keeps what was known when the next read fails, and reads again once the device is connected', async () => {
  let connect = () => {}
  let isOnline = true
  const network = {
    isOnline: () => isOnline,
    onChange: (listener: () => void) => {
      connect = listener
      return () => {}
    },
  }
  const { model, friend } = open({ network })
  await vi.waitFor(() => expect(model.view.value).toBe(view))
  friend.mockRejectedValueOnce(new GoodwordError('rate_limited'))
  isOnline = false
  connect()
  model.refresh()
  await vi.waitFor(() => expect(model.trouble.value).toBe('rate_limited'))
  expect([model.view.value, model.isOnline.value]).toEqual([view, false])
  isOnline = true
  connect()
  await vi.waitFor(() => expect(model.trouble.value).toBeNull())
  expect(friend).toHaveBeenCalledTimes(3)
})

test('a newer read outruns an older one that never ends', async () => {
  const { model, friend } = open()
  friend
    .mockReset()
    .mockReturnValueOnce(new Promise(() => {}))
    .mockResolvedValue({ ...view, coupon: 'NEW' })
  model.refresh()
  model.refresh()
  await vi.waitFor(() => expect(model.view.value?.coupon).toBe('NEW'))
  expect(model.isReading.value).toBe(false)
})

test('who is not known to have been sent may say by whom, where the program allows it', async () => {
  const onClaim = vi.fn()
  const session = openSession()
  const { model } = open({ ...signedIn(session), onClaim })
  await vi.waitFor(() => expect(model.canClaim.value).toBe(true))
  await model.claim.run(' https://shop.example/?ref=k7mq ')
  expect(session.claim).toHaveBeenCalledWith({ code: 'k7mq' })
  expect(onClaim.mock.calls).toEqual([['waiting']])
})

test.each([
  ['was sent by somebody already', signedIn(openSession(), view)],
  ['uses a program that does not allow it', signedIn(openSession({}, []))],
  ['has a backend that cannot take it', signedIn({ ...openSession(), claim: undefined } as unknown as PartnerSession)],
  ['cannot be read', signedIn(openSession({ me: async () => null as unknown as PartnerView }))],
])('who %s may not, and hears of no trouble', async (_, options) => {
  const { model } = open(options)
  await vi.waitFor(() => expect(model.isReading.value).toBe(false))
  expect([model.canClaim.value, model.trouble.value]).toEqual([false, null])
})

test('the page hears why a word was not taken', async () => {
  const onError = vi.fn()
  const session = openSession({ claim: () => Promise.reject(new GoodwordError('conflict')) })
  const { model } = open({ ...signedIn(session), onError })
  await vi.waitFor(() => expect(model.canClaim.value).toBe(true))
  await model.claim.run('k7mq')
  expect(model.claim.problem.value).toBe('conflict')
  expect(onError).toHaveBeenCalledWith('conflict')
})

test('what cannot be drawn is forgotten', async () => {
  const { model } = open()
  await vi.waitFor(() => expect(model.view.value).toBe(view))
  model.fail()
  expect([model.view.value, model.trouble.value]).toEqual([null, 'unavailable'])
})

test('after the end nothing changes, and the session is closed', async () => {
  const session = openSession()
  const { model } = open(signedIn(session))
  await vi.waitFor(() => expect(model.canClaim.value).toBe(true))
  model.dispose()
  expect(session.close).toHaveBeenCalledOnce()
  const late = open()
  late.model.dispose()
  await new Promise((resolve) => setTimeout(resolve))
  expect(late.model.view.value).toBeNull()
})
