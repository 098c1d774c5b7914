import { GoodwordError, type Reason, type RewardForm, type RewardState, type Status } from '@goodword/core'

/** The reasons that a person may give for refusing. */
const REFUSALS: readonly string[] = [
  'unverified',
  'min_amount',
  'existing_customer',
  'self_referral',
  'self_email_alias',
  'partner_paused',
] satisfies Reason[]

/** The hold that a release lifts. Throws `conflict` when the reward is not held. */
export function judgeRelease({ state, reason }: Status<RewardState>): Reason {
  if (state !== 'held' || reason === null) throw new GoodwordError('conflict', `The reward is ${state}, not held.`)
  return reason
}

/**
 * The reason that a refused reward shows: one of ours when that was given, else why it was held, else that nobody could confirm
 * it. Throws `conflict` when it is refused or redeemed already.
 */
export function judgeRejection({ state, reason }: Status<RewardState>, given: string | undefined): Reason {
  if (state === 'rejected' || state === 'redeemed')
    throw new GoodwordError('conflict', `The reward is ${state} already.`)
  if (given !== undefined && REFUSALS.includes(given)) return given as Reason
  return state === 'held' && reason !== null ? reason : 'unverified'
}

/** Throws `conflict` for a reward that its partner cannot take himself: cash is paid out, and nothing is taken before it is approved. */
export function judgeRedemption({ state }: Status<RewardState>, form: RewardForm): void {
  if (form === 'cash') throw new GoodwordError('conflict', 'Cash is paid out, and not redeemed.')
  if (state !== 'approved') throw new GoodwordError('conflict', `The reward is ${state}, not approved.`)
}
