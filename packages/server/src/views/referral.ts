import { explainReferral, type Referral } from '@goodword/core'
import type { Selectable } from 'kysely'
import { maskEmail } from '../rules/email.ts'
import type { Tables } from '../store/tables.ts'
import { statusOfReward, viewReward, type Reader, type RewardRow } from './reward.ts'
import { isoOrNull } from './time.ts'

export type ReferralRow = Selectable<Tables['referral']> & {
  label: string | null
  /** The partner's own rewards from this friend. */
  rewards: readonly RewardRow[]
}

/** A friend as the wire has it, explained at a moment. Addresses are masked for every reader. */
export function viewReferral(row: ReferralRow, now: number, reader: Reader): Referral {
  const oldestFirst = [...row.rewards].sort((a, b) => a.earned_at - b.earned_at || a.seq - b.seq)
  return {
    id: row.id,
    partnerId: row.partner_id,
    friend: { name: row.name, email: row.email === null ? null : maskEmail(row.email) },
    source: { code: row.code, label: row.label, channel: null },
    visitedAt: isoOrNull(row.visited_at),
    joinedAt: isoOrNull(row.joined_at),
    qualifiedAt: isoOrNull(row.qualified_at),
    rewards: [...oldestFirst].reverse().map((reward) => viewReward(reward, now, reader)),
    status: explainReferral({
      hasJoined: row.joined_at !== null,
      hasClaimedSale: row.has_claimed_sale,
      hasSale: row.has_sale,
      missedFor: row.missed_for,
      rewards: oldestFirst.map((reward) => statusOfReward(reward, now)),
    }),
  }
}
