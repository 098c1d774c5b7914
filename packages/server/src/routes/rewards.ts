import { GoodwordError, type Reason } from '@goodword/core'
import { Id, pageOf, ReasonRequest, RewardSchema } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { ownerListQuery, pageOfQuery } from '../http/list-query.ts'
import { defineRoute } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { judgeRelease, judgeRejection } from '../rules/decide.ts'
import { decideReward, listRewards, lockReward } from '../store/rewards.ts'
import { statusOfReward, viewReward, type RewardRow } from '../views/reward.ts'

const STATES = ['pending', 'held', 'approved', 'rejected', 'redeemed'] as const

/** `GET /v1/rewards`: both sides, of every partner or of one. */
export const getRewards = defineRoute({
  method: 'get',
  path: '/v1/rewards',
  credential: 'server',
  summary: 'Rewards of both sides, newest first.',
  query: v.object({
    ...ownerListQuery.entries,
    orderId: v.optional(Id),
    state: v.optional(v.picklist(STATES)),
    side: v.optional(v.picklist(['partner', 'customer'])),
  }),
  answer: pageOf(RewardSchema),
  statuses: [200],
  async handle({ program, query, now }, { store }) {
    const { rows, next } = await listRewards(store.db, pageOfQuery(program.id, query), query, now)
    return { body: { data: rows.map((row) => viewReward(row, now, 'server')), next } }
  },
})

/** `POST /v1/rewards/{id}/release`: back to exactly where it was; its hold period is not started anew. */
export const postRelease = defineRoute({
  method: 'post',
  path: '/v1/rewards/{id}/release',
  credential: 'server',
  summary: 'Lift the hold of a reward that waits for review.',
  body: ReasonRequest,
  answer: RewardSchema,
  statuses: [200],
  async handle({ program, params, body, now }, parts) {
    return { body: viewReward(await release(parts, program.id, params['id']!, body.reason, now), now, 'server') }
  },
})

/** `POST /v1/rewards/{id}/reject`: ends a reward. */
export const postReject = defineRoute({
  method: 'post',
  path: '/v1/rewards/{id}/reject',
  credential: 'server',
  summary: 'Refuse a reward.',
  body: ReasonRequest,
  answer: RewardSchema,
  statuses: [200],
  async handle({ program, params, body, now }, parts) {
    return { body: viewReward(await reject(parts, program.id, params['id']!, body.reason, now), now, 'server') }
  },
})

/** Lifts the hold of a reward. Throws `not_found`, or `conflict` when it is not held. */
export function release(parts: Parts, programId: string, rewardId: string, note: string | undefined, now: number) {
  return decide(parts, programId, rewardId, note, (row) => ({
    releasedFor: judgeRelease(statusOfReward(row, now)),
  }))
}

/** Refuses a reward. Throws `not_found`, or `conflict` when it is settled already. */
export function reject(parts: Parts, programId: string, rewardId: string, note: string | undefined, now: number) {
  return decide(parts, programId, rewardId, note, (row) => ({
    rejectedFor: judgeRejection(statusOfReward(row, now), note),
  }))
}

async function decide(
  { store, changes }: Parts,
  programId: string,
  rewardId: string,
  note: string | undefined,
  judge: (row: RewardRow) => { releasedFor: Reason } | { rejectedFor: Reason },
): Promise<RewardRow> {
  const row = await store.transaction(async (tx) => {
    const reward = await lockReward(tx, programId, rewardId)
    if (reward === null) throw new GoodwordError('not_found')
    return decideReward(tx, reward, judge(reward), note || null)
  })
  const partnerId = row.partner_id
  changes.tell([
    { programId, partnerId, kind: 'reward' },
    { programId, partnerId, kind: 'referral' },
  ])
  return row
}
