import { DAY_MS } from '@goodword/core'
import { expect, test } from 'vitest'
import { explainInvite, judgeAddresses } from './invite.ts'

const judge = (emails: string[], known: { suppressed?: string[]; invited?: string[]; room?: number } = {}) =>
  judgeAddresses(emails, {
    suppressed: new Set(known.suppressed),
    invited: new Set(known.invited),
    room: known.room ?? 50,
  }).map((one) => one.outcome)

test('mails each person once, whatever the spelling', () => {
  expect(judge(['joe@x.example', 'Joe+tea@X.example', 'kim@x.example'])).toEqual(['sent', 'known', 'sent'])
  expect(judge(['joe+2@x.example', 'joe'], { invited: ['joe@x.example'] })).toEqual(['known', 'invalid'])
})

test('minds the list of those who want no more before all else', () => {
  const known = { suppressed: ['joe@x.example'], invited: ['joe@x.example'], room: 0 }
  expect(judge(['joe@x.example', 'joe@x.example'], known)).toEqual(['suppressed', 'suppressed'])
})

test('stops at the limit, which those who get no mail do not use up', () => {
  const emails = ['nobody', 'joe@x.example', 'kim@x.example', 'lea@x.example', 'max@x.example', 'max@x.example']
  expect(judge(emails, { invited: ['joe@x.example'], room: 2 })).toEqual([
    'invalid',
    'known',
    'sent',
    'sent',
    'limited',
    'limited',
  ])
})

test('may be sent once more after three days, unless somebody has answered', () => {
  const at = 10 * DAY_MS
  const facts = { at, remindedAt: null, hasJoined: false, isSuppressed: false }
  expect(explainInvite(facts, at + 3 * DAY_MS - 1)).toEqual({ state: 'sent', canRemind: false })
  const later = at + 3 * DAY_MS
  expect(explainInvite(facts, later)).toEqual({ state: 'sent', canRemind: true })
  expect(explainInvite({ ...facts, remindedAt: later }, later)).toEqual({ state: 'sent', canRemind: false })
  expect(explainInvite({ ...facts, isSuppressed: true }, later)).toEqual({ state: 'unsubscribed', canRemind: false })
  expect(explainInvite({ ...facts, isSuppressed: true, hasJoined: true }, later)).toMatchObject({ state: 'joined' })
})
