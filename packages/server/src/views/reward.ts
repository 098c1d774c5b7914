import { explainReward, type Reward } from '@goodword/core'
import type { Selectable } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { iso } from './time.ts'

export type RewardRow = Selectable<Tables['reward']>

/** Who reads: partners and friends never see the host's ids of people. */
export type Reader = 'partner' | 'friend' | 'server'

/** A reward as the wire has it, explained at a moment. */
export function viewReward(row: RewardRow, now: number, reader: Reader): Reward {
  return {
    id: row.id,
    side: row.side,
    form: row.form,
    partnerId: row.partner_id,
    customerId: reader === 'server' ? row.customer_id : null,
    conversionId: row.conversion_id,
    ruleId: row.rule_id,
    offerVersion: row.offer_version,
    weightPpm: 1_000_000,
    base: row.base,
    amount: row.amount,
    originalAmount: row.amount,
    currency: row.currency,
    cappedFrom: null,
    fx: null,
    flags: [],
    earnedAt: iso(row.earned_at),
    payableAt: iso(row.payable_at),
    expiresAt: null,
    code: row.code,
    status: statusOfReward(row, now),
  }
}

/** Where a reward stands at a moment. A lifted hold counts no more. */
export function statusOfReward(row: RewardRow, now: number) {
  return explainReward(
    {
      payableAt: row.payable_at,
      heldFor: row.held_for === row.released_for ? null : row.held_for,
      rejectedFor: row.rejected_for,
      isRedeemed: row.is_redeemed || row.code !== null,
    },
    now,
  )
}
