import type { Reason, RewardState, Side } from '@goodword/core'
import { sql } from 'kysely'
import type { PartnerChange } from '../changes.ts'
import type { RewardRow } from '../views/reward.ts'
import { toPage, type PageOf, type Rows } from './pages.ts'
import type { Db } from './store.ts'

/** What to look for; absent fields do not narrow. */
export interface RewardFilter {
  partnerId?: string | undefined
  customerId?: string | undefined
  conversionId?: string | undefined
  orderId?: string | undefined
  side?: Side | undefined
  state?: RewardState | undefined
}

/** A hold that a person has not lifted. */
const IS_HELD = sql<boolean>`held_for IS NOT NULL AND held_for IS DISTINCT FROM released_for`

/** Where a reward stands, in the words of core's `explainReward` and in its order. */
const stateAt = (now: number) => sql<RewardState>`CASE
  WHEN rejected_for IS NOT NULL THEN 'rejected'
  WHEN ${IS_HELD} THEN 'held'
  WHEN is_redeemed OR code IS NOT NULL THEN 'redeemed'
  WHEN payable_at > ${now} THEN 'pending'
  ELSE 'approved' END`

/** Rewards, the latest earned first. */
export async function listRewards(db: Db, page: PageOf, filter: RewardFilter, now: number): Promise<Rows<RewardRow>> {
  const { after } = page
  let query = db
    .selectFrom('reward')
    .selectAll()
    .where('program_id', '=', page.programId)
    .orderBy('earned_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
  if (filter.partnerId !== undefined) query = query.where('partner_id', '=', filter.partnerId)
  if (filter.customerId !== undefined) query = query.where('customer_id', '=', filter.customerId)
  if (filter.conversionId !== undefined) query = query.where('conversion_id', '=', filter.conversionId)
  if (filter.orderId !== undefined) {
    const { orderId } = filter
    query = query.where('conversion_id', 'in', (from) =>
      from
        .selectFrom('conversion')
        .select('id')
        .where('conversion.program_id', '=', page.programId)
        .where('order_id', '=', orderId),
    )
  }
  if (filter.side !== undefined) query = query.where('side', '=', filter.side)
  if (filter.state !== undefined) query = query.where(stateAt(now), '=', filter.state)
  if (after !== null) {
    query = query.where((where) =>
      where.or([
        where('earned_at', '<', after.at),
        where.and([where('earned_at', '=', after.at), where('seq', '<', after.seq)]),
      ]),
    )
  }
  return toPage(page, await query.execute(), (row) => ({ at: row.earned_at, seq: row.seq }))
}

/** A reward, locked for the caller's decision, or `null`. */
export async function lockReward(tx: Db, programId: string, rewardId: string): Promise<RewardRow | null> {
  const row = await tx
    .selectFrom('reward')
    .selectAll()
    .where('program_id', '=', programId)
    .where('id', '=', rewardId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Writes a person's decision down and answers the reward. */
export async function decideReward(
  tx: Db,
  reward: RewardRow,
  decision: { releasedFor: Reason } | { rejectedFor: Reason },
  note: string | null,
): Promise<RewardRow> {
  return tx
    .updateTable('reward')
    .set({
      decision_note: note,
      ...('releasedFor' in decision ? { released_for: decision.releasedFor } : { rejected_for: decision.rejectedFor }),
    })
    .where('program_id', '=', reward.program_id)
    .where('id', '=', reward.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Gives a reward the code that it is redeemed with. Should two codes ever be the same, the unique index refuses the second, and trying
 * again makes another.
 */
export async function redeemReward(tx: Db, reward: RewardRow, code: string): Promise<RewardRow> {
  return tx
    .updateTable('reward')
    .set({ code })
    .where('program_id', '=', reward.program_id)
    .where('id', '=', reward.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The reward that was redeemed with a code, or `null`. */
export async function findRewardByCode(db: Db, programId: string, code: string): Promise<RewardRow | null> {
  const row = await db
    .selectFrom('reward')
    .selectAll()
    .where('program_id', '=', programId)
    .where('code', '=', code)
    .executeTakeFirst()
  return row ?? null
}

/** Notes down every hold that has ended by now, each once however many servers look, and answers whom to tell. */
export async function approveDue(db: Db, programId: string, now: number): Promise<PartnerChange[]> {
  const rows = await db
    .updateTable('reward')
    .set({ approved_at: now })
    .where('program_id', '=', programId)
    .where('approved_at', 'is', null)
    .where('payable_at', '<=', now)
    .where(stateAt(now), '=', 'approved')
    .returning('partner_id')
    .execute()
  return rows.flatMap(({ partner_id: partnerId }) => [
    { programId, partnerId, kind: 'reward' as const },
    { programId, partnerId, kind: 'referral' as const },
  ])
}
