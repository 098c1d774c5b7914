import { GoodwordError, type Invite, type InviteOutcome, type PartnerSession } from '@goodword/core'
import { expect, test, vi } from 'vitest'
import { createInvites, MOST_AT_ONCE } from './invites.ts'

const sentMail: Invite = {
  id: 'i_1',
  email: 'a•••@b.example',
  at: '2026-10-01T08:00:00Z',
  state: 'sent',
  canRemind: true,
}

/** A backend that knows one address and one that wants nothing. */
function start(members: Partial<PartnerSession> = {}) {
  const invite = vi.fn(async ({ emails }: { emails: readonly string[] }) => ({
    results: emails.map((email) => ({
      email,
      outcome: (email.startsWith('known') ? 'known' : 'sent') as InviteOutcome,
    })),
  }))
  const invites = vi.fn(async () => ({ data: [sentMail], next: null }))
  const onInvite = vi.fn()
  const session = { invite, invites, ...members } as unknown as PartnerSession
  return { model: createInvites(() => session, { locale: () => 'en', onInvite }), invite, invites, onInvite }
}

test('sends to what can be an address, and leaves the rest to be mended', async () => {
  const { model, invite, onInvite } = start()
  model.draft.value = 'a@b.example, known@b.example, broken@'
  await model.send('Hello')
  expect(invite).toHaveBeenCalledExactlyOnceWith({
    emails: ['a@b.example', 'known@b.example'],
    note: 'Hello',
    locale: 'en',
  })
  expect(model.outcomes.value.map(({ outcome }) => outcome)).toEqual(['sent', 'known', 'invalid'])
  expect(model.draft.value).toBe('broken@')
  expect(onInvite).toHaveBeenCalledExactlyOnceWith(1)
})

test('asks the backend nothing when there is nobody to send to, or too many', async () => {
  const { model, invite } = start()
  await model.send('')
  expect(model.problem.value).toBe('noAddress')
  model.draft.value = 'broken@'
  await model.send('')
  expect(model.problem.value).toBe(null)
  expect(model.outcomes.value).toEqual([{ email: 'broken@', outcome: 'invalid' }])
  model.draft.value = Array.from({ length: MOST_AT_ONCE + 1 }, (_, index) => `f${index}@b.example`).join()
  await model.send('')
  expect(model.problem.value).toBe('tooMany')
  expect(invite).not.toHaveBeenCalled()
})

test('a press while it is on its way sends nothing more', async () => {
  const { model, invite } = start()
  model.draft.value = 'a@b.example'
  await Promise.all([model.send(''), model.send('')])
  expect(invite).toHaveBeenCalledOnce()
})

test('what failed stays in the field', async () => {
  const { model, onInvite } = start({ invite: () => Promise.reject(new GoodwordError('unavailable')) })
  model.draft.value = 'a@b.example'
  await model.send('')
  expect(model.problem.value).toBe('notDone')
  expect(model.draft.value).toBe('a@b.example')
  expect(onInvite).not.toHaveBeenCalled()
})

test('reads the list again after sending and after a reminder', async () => {
  const { model, invites } = start({ remind: async () => ({ ...sentMail, canRemind: false }) })
  model.draft.value = 'a@b.example'
  await model.send('')
  expect(invites).toHaveBeenCalledTimes(1)
  await model.remind('i_1')
  expect(invites).toHaveBeenCalledTimes(2)
  expect(model.outcomes.value).toEqual([{ email: 'a•••@b.example', outcome: 'sent' }])
})

test('a reminder that failed is no reminder', async () => {
  const { model } = start({ remind: () => Promise.reject(new GoodwordError('conflict')) })
  await model.remind('i_1')
  expect(model.outcomes.value).toEqual([])
  expect(model.problem.value).toBe('notDone')
})

test('a second press on a reminder that is on its way says nothing', async () => {
  let answer: (invite: Invite) => void = () => {}
  const { model } = start({ remind: () => new Promise((resolve) => (answer = resolve)) })
  const first = model.remind('i_1')
  await model.remind('i_1')
  expect(model.problem.value).toBeNull()
  answer(sentMail)
  await first
  expect(model.outcomes.value).toEqual([{ email: sentMail.email, outcome: 'sent' }])
})

test('an answer with rows that are none counts those that are', async () => {
  const { model, onInvite } = start({
    invite: async () => ({ results: [null, { email: 'a@b.example', outcome: 'sent' }] }) as never,
  })
  model.draft.value = 'a@b.example'
  await model.send('')
  expect(onInvite).toHaveBeenCalledExactlyOnceWith(1)
})
