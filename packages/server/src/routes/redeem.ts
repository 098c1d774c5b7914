import { GoodwordError, isCode, normalizeCode, type RewardForm } from '@goodword/core'
import { CouponAnswer, RewardSchema } from '@goodword/core/wire/schemas'
import { defineRoute } from '../http/route.ts'
import { newCouponCode } from '../ids.ts'
import { judgeRedemption } from '../rules/decide.ts'
import { demandPermission } from '../rules/permissions.ts'
import { findRewardByCode, lockReward, redeemReward } from '../store/rewards.ts'
import type { Db } from '../store/store.ts'
import { statusOfReward, viewReward, type RewardRow } from '../views/reward.ts'

/** `POST /v1/me/rewards/{id}/redeem`: all of it, once. The same again answers with the same code. */
export const postRedeem = defineRoute({
  method: 'post',
  path: '/v1/me/rewards/{id}/redeem',
  credential: 'partner',
  summary: 'Take an approved credit, gift, coupon or points, by a code for the shop.',
  answer: RewardSchema,
  statuses: [200],
  async handle({ program, partner, params, now }, { store, changes }) {
    demandPermission('redeem', program.settings, partner.status)
    const programId = program.id
    const partnerId = partner.id
    const { reward, isNew } = await store.transaction((tx) => redeem(tx, { programId, partnerId }, params['id']!, now))
    if (isNew) {
      changes.tell([
        { programId, partnerId, kind: 'reward' },
        { programId, partnerId, kind: 'referral' },
      ])
    }
    return { body: viewReward(reward, now, 'partner') }
  },
})

async function redeem(
  tx: Db,
  { programId, partnerId }: { programId: string; partnerId: string },
  rewardId: string,
  now: number,
): Promise<{ reward: RewardRow; isNew: boolean }> {
  const reward = await lockReward(tx, programId, rewardId)
  if (reward === null || reward.partner_id !== partnerId || reward.side !== 'partner')
    throw new GoodwordError('not_found')
  if (reward.code !== null) return { reward, isNew: false }
  judgeRedemption(statusOfReward(reward, now), reward.form)
  return { reward: await redeemReward(tx, reward, newCouponCode()), isNew: true }
}

/** `GET /v1/coupons/{code}`: as it was typed at the checkout. Redeemed already, so the shop sees to it that it is honoured once. */
export const getCoupon = defineRoute({
  method: 'get',
  path: '/v1/coupons/{code}',
  credential: 'server',
  summary: 'What the shop takes off for a code that a partner got for a reward.',
  answer: CouponAnswer,
  statuses: [200],
  async handle({ program, params }, { store }) {
    const code = normalizeCode(params['code'] ?? '')
    const reward = isCode(code) ? await findRewardByCode(store.db, program.id, code) : null
    if (reward === null) throw new GoodwordError('not_found', 'No reward was redeemed with this code.')
    const { id: rewardId, amount, currency } = reward
    // Cash gets no code.
    const form = reward.form as Exclude<RewardForm, 'cash'>
    return { body: { code, rewardId, amount, currency, form, state: 'redeemed' as const } }
  },
})
