import { GoodwordError, type FriendView, type Reason, type Reward, type Status } from '@goodword/core'
import { expect, test } from 'vitest'
import { en } from '../messages/en.ts'
import { createText } from '../messages/text.ts'
import { createCommand } from '../model/command.ts'
import type { ClaimState } from '../model/friend-model.ts'
import { claimNote, explainOwn, whatIsLeft } from './friend-status.ts'

const text = createText(en, 'en', { now: () => Date.UTC(2026, 9, 5) })
const reward = { earnedAt: '2026-10-03T12:00:00Z', payableAt: null, expiresAt: null } as Reward

function status(state: Status['state'], reason: Reason | null, more: Partial<Status> = {}): Status {
  return { state, reason, waitingFor: null, earliest: null, ...more }
}

function view(own: Status, more: Partial<FriendView> = {}): FriendView {
  const steps: FriendView['steps'] = [
    { id: 'visited', at: '2026-10-01T12:00:00Z' },
    { id: 'joined', at: null },
  ]
  return { partner: null, steps, status: own as FriendView['status'], rewards: [], coupon: null, ...more }
}

test.each<[FriendView, string]>([
  [view(status('visited', 'awaiting_sign_up', { waitingFor: 'friend' })), 'Next step: sign up.'],
  [view(status('joined', 'awaiting_purchase', { waitingFor: 'friend' })), 'Next step: place your order.'],
  [
    view(status('joined', 'unverified', { waitingFor: 'brand' })),
    'The shop is confirming your order. Nothing for you to do.',
  ],
  [view(status('rejected', 'existing_customer')), 'This is for new customers, and you were a customer already.'],
  [view(status('rewarded', null), { rewards: [reward] }), 'Nothing left for you to do.'],
  [
    view(status('joined', 'awaiting_purchase', { waitingFor: 'friend' }), { steps: [{ id: 'qualified', at: '2026' }] }),
    'Nothing left for you to do.',
  ],
])('%#: says first what is left to do', (own, sentence) => {
  expect(whatIsLeft(text, own)).toBe(sentence)
})

test.each<[Status, string]>([
  [
    status('pending', 'hold_period', { waitingFor: 'time', earliest: '2026-10-17T12:00:00Z' }),
    'Yours on October 17, when the refund window of your order has closed.',
  ],
  [status('held', 'velocity', { waitingFor: 'brand' }), 'The shop is checking this one. Nothing for you to do.'],
  [status('approved', null), 'Yours since October 3.'],
  [status('redeemed', 'redeemed'), 'You have used it.'],
  [status('expired', 'expired'), 'It was not used in time.'],
  [status('reversed', 'refunded'), 'Taken back, because the order was refunded.'],
  [status('rejected', 'min_amount'), 'Your order was smaller than it takes.'],
  [status('rejected', 'velocity'), 'The shop decided that this one does not count. You can ask them why.'],
  [status('paid', 'news' as Reason), 'On its way. Nothing for you to do.'],
])('%#: says of a reward why it waits', (own, sentence) => {
  expect(explainOwn(text, own, reward)).toBe(sentence)
})

test('a reward that lapses says until when it can be used', () => {
  const own = { ...reward, expiresAt: '2026-12-24T12:00:00Z' }
  expect(explainOwn(text, status('approved', null), own)).toBe('All yours. Use it by December 24.')
})

test.each([
  [{ state: 'waiting' }, 'claimWaiting'],
  [{ state: 'confirmed' }, 'claimConfirmed'],
  [new GoodwordError('conflict'), 'claimLate'],
  [new GoodwordError('unknown_code'), 'claimUnknown'],
  [new GoodwordError('invalid'), 'claimUnknown'],
  [new GoodwordError('unavailable'), 'notDone'],
  [new Error('strange'), 'notDone'],
] as const)('%#: answers a claim in plain words', async (answer, key) => {
  const claim = createCommand<string, { state: ClaimState }>(async () => {
    if (answer instanceof Error) throw answer
    return answer
  })
  expect(claimNote(claim)).toBe('claimHow')
  await claim.run('k7mq')
  expect(claimNote(claim)).toBe(key)
})
