import type { Selectable } from 'kysely'
import type { RewardRow } from '../views/reward.ts'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'
import { readCustomersOfVisits } from './touches.ts'

/** What is known of whoever came by a visit. */
export interface FriendRow {
  /** How the partner who sent him is called, or `null`. */
  partnerName: string | null
  visitedAt: number
  joinedAt: number | null
  /** Him as that partner's friend, or `null` while nothing of his is credited. */
  referral: Selectable<Tables['referral']> | null
  /** His own rewards, oldest first. */
  rewards: RewardRow[]
}

/** The friend of a visit, or `null` when nobody reported it, only automation did, or its code is nobody's. */
export async function findFriend(db: Db, programId: string, visitId: string): Promise<FriendRow | null> {
  const touch = await readEarningTouch(db, programId, visitId)
  if (touch === null) return null
  const customerKey = await readCustomerOfVisit(db, programId, visitId)
  const referral = customerKey === null ? null : await readReferral(db, programId, customerKey, touch.partner_id)
  const partnerId = referral?.partner_id ?? touch.partner_id
  const { name } = await db
    .selectFrom('partner')
    .select('name')
    .where('program_id', '=', programId)
    .where('id', '=', partnerId)
    .executeTakeFirstOrThrow()
  return {
    partnerName: name,
    visitedAt: referral?.visited_at ?? touch.at,
    joinedAt: referral?.joined_at ?? (customerKey === null ? null : await readJoined(db, programId, customerKey)),
    referral,
    rewards: customerKey === null ? [] : await readOwnRewards(db, programId, customerKey),
  }
}

/** The landing itself before a mention of it, should one visit have carried two codes. */
async function readEarningTouch(db: Db, programId: string, visitId: string) {
  const row = await db
    .selectFrom('touch')
    .innerJoin('link', (join) =>
      join.onRef('link.program_id', '=', 'touch.program_id').onRef('link.code', '=', 'touch.code'),
    )
    .select(['link.partner_id', 'touch.at'])
    .where('touch.program_id', '=', programId)
    .where('touch.visit_id', '=', visitId)
    .where('touch.ignored', '=', false)
    .orderBy('touch.seen', 'desc')
    .orderBy('touch.at')
    .orderBy('touch.code')
    .executeTakeFirst()
  return row ?? null
}

/** Two people may have signed up in one browser: whom the host's server named has it, then the earlier. */
async function readCustomerOfVisit(db: Db, programId: string, visitId: string): Promise<string | null> {
  const keys = await readCustomersOfVisits(db, programId, [visitId])
  if (keys.length < 2) return keys[0] ?? null
  const row = await db
    .selectFrom('conversion')
    .select('customer_key')
    .where('program_id', '=', programId)
    .where('customer_key', 'in', keys)
    .where('is_ignored', '=', false)
    .orderBy('verified', 'desc')
    .orderBy('at')
    .orderBy('id')
    .executeTakeFirst()
  return row?.customer_key ?? null
}

/** Him as a friend of whoever the visit's code belongs to, else of the partner who is credited with him. */
async function readReferral(db: Db, programId: string, customerKey: string, partnerId: string) {
  const rows = await db
    .selectFrom('referral')
    .selectAll()
    .where('program_id', '=', programId)
    .where('customer_key', '=', customerKey)
    .orderBy('since', 'desc')
    .orderBy('seq', 'desc')
    .execute()
  return rows.find((row) => row.partner_id === partnerId) ?? rows[0] ?? null
}

/** When somebody signed up, or bought by what the shop says, though nobody is credited with it. */
async function readJoined(db: Db, programId: string, customerKey: string): Promise<number | null> {
  const row = await db
    .selectFrom('conversion')
    .select('at')
    .where('program_id', '=', programId)
    .where('customer_key', '=', customerKey)
    .where('is_ignored', '=', false)
    .where((where) => where.or([where('type', '=', 'lead'), where('verified', '=', true)]))
    .orderBy('at')
    .executeTakeFirst()
  return row?.at ?? null
}

async function readOwnRewards(db: Db, programId: string, customerKey: string): Promise<RewardRow[]> {
  return db
    .selectFrom('reward')
    .selectAll()
    .where('program_id', '=', programId)
    .where('customer_key', '=', customerKey)
    .where('side', '=', 'customer')
    .orderBy('earned_at')
    .orderBy('seq')
    .execute()
}
