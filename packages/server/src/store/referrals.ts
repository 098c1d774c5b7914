import type { ReferralRow } from '../views/referral.ts'
import { toPage, type PageOf, type Rows } from './pages.ts'
import type { Db } from './store.ts'

/** What to look for; absent fields do not narrow. */
export interface ReferralFilter {
  partnerId?: string | undefined
  customerId?: string | undefined
  customerKey?: string | undefined
}

/** Friends, the most recently known first, each with the partner's own rewards from him. */
export async function listReferrals(db: Db, page: PageOf, filter: ReferralFilter): Promise<Rows<ReferralRow>> {
  const { after } = page
  let query = db
    .selectFrom('referral')
    .leftJoin('link', (join) =>
      join.onRef('link.program_id', '=', 'referral.program_id').onRef('link.code', '=', 'referral.code'),
    )
    .selectAll('referral')
    .select('link.label')
    .where('referral.program_id', '=', page.programId)
    .orderBy('referral.since', 'desc')
    .orderBy('referral.seq', 'desc')
    .limit(page.limit + 1)
  if (filter.partnerId !== undefined) query = query.where('referral.partner_id', '=', filter.partnerId)
  if (filter.customerId !== undefined) query = query.where('referral.customer_id', '=', filter.customerId)
  if (filter.customerKey !== undefined) query = query.where('referral.customer_key', '=', filter.customerKey)
  if (after !== null) {
    query = query.where((where) =>
      where.or([
        where('referral.since', '<', after.at),
        where.and([where('referral.since', '=', after.at), where('referral.seq', '<', after.seq)]),
      ]),
    )
  }
  const found = toPage(page, await query.execute(), (row) => ({ at: row.since, seq: row.seq }))
  const rewards = await db
    .selectFrom('reward')
    .selectAll()
    .where('program_id', '=', page.programId)
    .where('side', '=', 'partner')
    .where('customer_key', 'in', [...found.rows.map((row) => row.customer_key), ''])
    .execute()
  const rows = found.rows.map((row) => ({
    ...row,
    rewards: rewards.filter((one) => one.customer_key === row.customer_key && one.partner_id === row.partner_id),
  }))
  return { rows, next: found.next }
}
