import { pageOf, ReferralSchema } from '@goodword/core/wire/schemas'
import { ownerListQuery, pageOfQuery } from '../http/list-query.ts'
import { defineRoute } from '../http/route.ts'
import { listReferrals } from '../store/referrals.ts'
import { viewReferral } from '../views/referral.ts'

/** `GET /v1/referrals`: every partner's friends, or one's. */
export const getReferrals = defineRoute({
  method: 'get',
  path: '/v1/referrals',
  credential: 'server',
  summary: 'Referrals, newest first.',
  query: ownerListQuery,
  answer: pageOf(ReferralSchema),
  statuses: [200],
  async handle({ program, query, now }, { store }) {
    const { partnerId, customerId } = query
    const { rows, next } = await listReferrals(store.db, pageOfQuery(program.id, query), { partnerId, customerId })
    return { body: { data: rows.map((row) => viewReferral(row, now, 'server')), next } }
  },
})
