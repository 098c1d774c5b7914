import { GoodwordError, type Invitation } from '@goodword/core'
import { expect, test, vi } from 'vitest'
import { createWelcomeModel, type AnswerMemory, type BannerAnswer, type WelcomeModelOptions } from './welcome-model.ts'

const visit = { id: 'v1', code: 'k7mq', at: 0 }
const invitation: Invitation = {
  code: 'k7mq',
  partner: { name: 'Ada' },
  offer: { customer: [], text: null },
  coupon: null,
  expires: null,
}

function createMemory(): AnswerMemory {
  const answers = new Map<string, BannerAnswer>()
  return {
    read: (code) => answers.get(code) ?? null,
    write(code, answer) {
      if (answer) answers.set(code, answer)
      else answers.delete(code)
    },
  }
}

function open(options: Partial<WelcomeModelOptions> = {}) {
  const read = vi.fn((code: string) => Promise.resolve(code === 'k7mq' ? invitation : null))
  const model = createWelcomeModel({ adapter: { invitation: read }, visit, memory: createMemory(), ...options })
  return { model, read }
}

test('shows what a friend sent along', async () => {
  const { model } = open()
  expect(model.invitation.value).toBeNull()
  await vi.waitFor(() => expect(model.invitation.value).toEqual(invitation))
})

test('asks nothing and shows nothing when nobody sent the visitor', () => {
  const { model, read } = open({ visit: null })
  expect(model.invitation.value).toBeNull()
  expect(read).not.toHaveBeenCalled()
})

test('a code that nobody has shows nothing', async () => {
  const { model, read } = open({ visit: { ...visit, code: 'nobody' } })
  await read.mock.results[0]?.value
  expect(model.invitation.value).toBeNull()
})

test('a failing backend shows nothing and tells the page', async () => {
  const onError = vi.fn()
  const { model } = open({ adapter: { invitation: () => Promise.reject(new GoodwordError('rate_limited')) }, onError })
  await vi.waitFor(() => expect(onError).toHaveBeenCalledWith('rate_limited'))
  expect(model.invitation.value).toBeNull()
})

test('keeping hands the visit over, and undoing takes it back', async () => {
  const keep = vi.fn()
  const forget = vi.fn()
  const { model } = open({ keep, forget })
  await vi.waitFor(() => expect(model.invitation.value).not.toBeNull())
  model.keep()
  expect(keep).toHaveBeenCalledExactlyOnceWith(visit)
  expect(model.isKept.value).toBe(true)
  model.undo?.()
  expect(forget).toHaveBeenCalledExactlyOnceWith(visit)
  expect(model.isKept.value).toBe(false)
})

test('does not offer to undo what nobody can take back', () => {
  expect(open({ keep: vi.fn() }).model.undo).toBeUndefined()
  expect(open().model.undo).toBeDefined()
})

test('a banner that was closed stays closed on the next page, and asks nothing', async () => {
  const memory = createMemory()
  const first = open({ memory })
  await vi.waitFor(() => expect(first.model.invitation.value).not.toBeNull())
  first.model.dismiss()
  expect(first.model.invitation.value).toBeNull()
  const second = open({ memory })
  expect(second.read).not.toHaveBeenCalled()
})

test('what was kept is still said on the next page', async () => {
  const memory = createMemory()
  open({ memory }).model.keep()
  const { model } = open({ memory })
  await vi.waitFor(() => expect(model.invitation.value).not.toBeNull())
  expect(model.isKept.value).toBe(true)
})

test('an answer that comes after the end is dropped', async () => {
  const { model, read } = open()
  model.dispose()
  await read.mock.results[0]?.value
  expect(model.invitation.value).toBeNull()
})
