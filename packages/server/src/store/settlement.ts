import type { Selectable } from 'kysely'
import type { PartnerChange } from '../changes.ts'
import { newId } from '../ids.ts'
import type { DesiredReward } from '../rules/earn.ts'
import type { Facts } from '../rules/facts.ts'
import { settle, type DesiredReferral, type Settlement } from '../rules/settle.ts'
import { lockIdentities } from './events.ts'
import { readFacts } from './facts.ts'
import { inStatements } from './insert.ts'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'

/** One customer as the rules want him, beside the facts they looked at. */
interface Settled extends Settlement {
  facts: Facts
}

/**
 * Settles customers anew inside the caller's transaction and writes only what differs, so that repeating it changes nothing.
 * Answers whom to tell after the commit.
 */
export async function settleCustomers(
  tx: Db,
  programId: string,
  customerKeys: readonly string[],
): Promise<PartnerChange[]> {
  const keys = [...new Set(customerKeys)].sort()
  if (keys.length === 0) return []
  await lockIdentities(tx, programId, keys)
  const settled = (await readFacts(tx, programId, keys)).map((facts) => ({ facts, ...settle(facts) }))
  await writeCredits(tx, programId, settled)
  const rewarded = await writeRewards(tx, programId, keys, settled)
  const referred = await writeReferrals(tx, programId, keys, settled)
  return [
    ...rewarded.map((partnerId) => ({ programId, partnerId, kind: 'reward' as const })),
    ...[...rewarded, ...referred].map((partnerId) => ({ programId, partnerId, kind: 'referral' as const })),
  ]
}

async function writeCredits(tx: Db, programId: string, settled: readonly Settled[]): Promise<void> {
  const keys = settled.map(({ facts }) => facts.customerKey)
  const stored = await tx
    .selectFrom('conversion')
    .select(['id', 'partner_id', 'why', 'has_unseen_click'])
    .where('program_id', '=', programId)
    .where('customer_key', 'in', keys)
    .execute()
  const credits = new Map(settled.flatMap((one) => [...one.credits]))
  for (const conversion of stored) {
    const credit = credits.get(conversion.id)
    const wanted = {
      partner_id: credit?.partnerId ?? null,
      why: credit?.why ?? null,
      has_unseen_click: credit?.hasUnseenClick ?? false,
    }
    if (!differs(conversion, wanted)) continue
    await tx
      .updateTable('conversion')
      .set(wanted)
      .where('program_id', '=', programId)
      .where('id', '=', conversion.id)
      .execute()
  }
}

/** Both sides of everything are written here, in one transaction. Answers the partners for whom something changed. */
async function writeRewards(
  tx: Db,
  programId: string,
  keys: readonly string[],
  settled: readonly Settled[],
): Promise<string[]> {
  const stored = await tx
    .selectFrom('reward')
    .selectAll()
    .where('program_id', '=', programId)
    .where('customer_key', 'in', keys)
    .orderBy('id')
    .forUpdate() // a partner may be redeeming one of them
    .execute()
  const left = new Map(stored.map((row) => [`${row.conversion_id} ${row.side} ${row.rule_id}`, row]))
  const touched: string[] = []
  for (const { facts, rewards } of settled) {
    for (const reward of rewards) {
      const identity = `${reward.conversionId} ${reward.side} ${reward.ruleId}`
      const before = left.get(identity)
      left.delete(identity)
      const wanted = rewardColumns(reward, facts)
      if (before && isSpent(before)) {
        await followCustomer(tx, before, wanted)
        continue
      }
      if (before && !differs(before, wanted)) continue
      touched.push(reward.partnerId, ...(before ? [before.partner_id] : []))
      await writeReward(tx, programId, before, wanted)
    }
  }
  for (const row of left.values()) {
    if (isSpent(row)) {
      const owner = settled.find(({ facts }) => facts.conversions.some((one) => one.id === row.conversion_id))
      if (owner) await followCustomer(tx, row, { customer_key: owner.facts.customerKey })
      continue
    }
    touched.push(row.partner_id)
    await tx.deleteFrom('reward').where('program_id', '=', programId).where('id', '=', row.id).execute()
  }
  return touched
}

/** What a partner has redeemed stays as it was, whatever is heard of later: the shop may have honoured its code. */
function isSpent(row: Selectable<Tables['reward']>): boolean {
  return row.code !== null
}

/** A spent reward still belongs to the customer of its conversion, whoever that turns out to be. */
async function followCustomer(
  tx: Db,
  row: Selectable<Tables['reward']>,
  { customer_key, customer_id = row.customer_id }: { customer_key: string; customer_id?: string | null },
): Promise<void> {
  if (!differs(row, { customer_key, customer_id })) return
  await tx
    .updateTable('reward')
    .set({ customer_key, customer_id })
    .where('program_id', '=', row.program_id)
    .where('id', '=', row.id)
    .execute()
}

async function writeReward(
  tx: Db,
  programId: string,
  before: Selectable<Tables['reward']> | undefined,
  wanted: ReturnType<typeof rewardColumns>,
): Promise<void> {
  const undecided = { released_for: null, rejected_for: null, decision_note: null, approved_at: null }
  if (before === undefined) {
    await tx
      .insertInto('reward')
      .values({ program_id: programId, id: newId('rwd'), ...wanted, ...undecided })
      .execute()
    return
  }
  // What a person decided about one partner's reward does not bind another's.
  const isMoved = before.partner_id !== wanted.partner_id
  await tx
    .updateTable('reward')
    .set({ ...wanted, ...(isMoved ? undecided : {}) })
    .where('program_id', '=', programId)
    .where('id', '=', before.id)
    .execute()
}

function rewardColumns(reward: DesiredReward, facts: Facts) {
  return {
    conversion_id: reward.conversionId,
    rule_id: reward.ruleId,
    side: reward.side,
    form: reward.form,
    partner_id: reward.partnerId,
    customer_key: facts.customerKey,
    customer_id: reward.customerId,
    offer_version: reward.offerVersion,
    base: reward.base,
    amount: reward.amount,
    currency: reward.currency,
    earned_at: reward.earnedAt,
    payable_at: reward.payableAt,
    held_for: reward.heldFor,
    is_redeemed: reward.isRedeemed,
  }
}

async function writeReferrals(
  tx: Db,
  programId: string,
  keys: readonly string[],
  settled: readonly Settled[],
): Promise<string[]> {
  const stored = await tx
    .selectFrom('referral')
    .selectAll()
    .where('program_id', '=', programId)
    .where('customer_key', 'in', keys)
    .execute()
  const left = new Set(stored)
  const touched: string[] = []
  const wanted = new Set(
    settled.flatMap(({ facts, referrals }) =>
      referrals.map((referral) => referralColumns(referral, facts.customerKey)),
    ),
  )
  // The same friend first; then a friend of the same partner's who turned out to be this customer, so that his id stays.
  for (const isSame of [sameCustomer, samePartner]) {
    for (const referral of wanted) {
      const before = [...left].find((row) => isSame(row, referral))
      if (before === undefined) continue
      left.delete(before)
      wanted.delete(referral)
      if (!differs(before, referral)) continue
      touched.push(referral.partner_id)
      await tx
        .updateTable('referral')
        .set(referral)
        .where('program_id', '=', programId)
        .where('id', '=', before.id)
        .execute()
    }
  }
  for (const row of left) {
    touched.push(row.partner_id)
    await tx.deleteFrom('referral').where('program_id', '=', programId).where('id', '=', row.id).execute()
  }
  const fresh = [...wanted].map((referral) => ({ program_id: programId, id: newId('ref'), ...referral }))
  for (const some of inStatements(fresh)) await tx.insertInto('referral').values(some).execute()
  return [...touched, ...fresh.map((referral) => referral.partner_id)]
}

type ReferralColumns = ReturnType<typeof referralColumns>
type ReferralRow = Selectable<Tables['referral']>

const samePartner = (row: ReferralRow, wanted: ReferralColumns): boolean => row.partner_id === wanted.partner_id
const sameCustomer = (row: ReferralRow, wanted: ReferralColumns): boolean =>
  samePartner(row, wanted) && row.customer_key === wanted.customer_key

function referralColumns(referral: DesiredReferral, customerKey: string) {
  return {
    partner_id: referral.partnerId,
    customer_key: customerKey,
    customer_id: referral.customerId,
    code: referral.code,
    name: referral.name,
    email: referral.email,
    since: referral.since,
    visited_at: referral.visitedAt,
    joined_at: referral.joinedAt,
    qualified_at: referral.qualifiedAt,
    has_claimed_sale: referral.hasClaimedSale,
    has_sale: referral.hasSale,
    missed_for: referral.missedFor,
    friend_missed_for: referral.friendMissedFor,
  }
}

function differs<T extends object>(stored: T, wanted: Partial<T>): boolean {
  return (Object.keys(wanted) as (keyof T)[]).some((column) => stored[column] !== wanted[column])
}
