import { sql } from 'kysely'
import { emailKey, resolveCustomers, visitKey, type IdentityLink } from '../rules/identity.ts'
import { EARLIER_LINK } from './events.ts'
import { inStatements } from './insert.ts'
import type { Db } from './store.ts'

/** Writes down which keys belong to whom. */
export async function upsertIdentityLinks(tx: Db, programId: string, links: readonly IdentityLink[]): Promise<void> {
  // One at a time, since a statement may not touch a row twice; such events are rare beside clicks.
  for (const link of links) {
    await tx
      .insertInto('identity_link')
      .values({ program_id: programId, ...link })
      .onConflict((conflict) =>
        conflict.columns(['program_id', 'key', 'owner']).doUpdateSet({
          at: EARLIER_LINK,
          verified: sql<boolean>`excluded.verified OR identity_link.verified`,
        }),
      )
      .execute()
  }
}

/** What new conversions may shed light on. */
export interface News {
  conversionIds: readonly string[]
  emails: readonly string[]
  visitIds: readonly string[]
  orderIds: readonly string[]
}

const NOBODY = ''

/**
 * Finds out anew whose the conversions are that the news may bear on, and answers the keys of every customer who won or
 * lost one, those of the new conversions included.
 */
export async function reassignConversions(tx: Db, programId: string, news: News): Promise<string[]> {
  const conversions = await readRelated(tx, programId, news)
  const links = await readLinksOf(tx, programId, conversions)
  const resolved = resolveCustomers(conversions, links)
  const affected = new Set<string>()
  for (const conversion of conversions) {
    const key = resolved.get(conversion.id)!
    if (news.conversionIds.includes(conversion.id)) affected.add(key)
    if (key === conversion.customerKey) continue
    affected.add(conversion.customerKey).add(key)
    await tx
      .updateTable('conversion')
      .set({ customer_key: key })
      .where('program_id', '=', programId)
      .where('id', '=', conversion.id)
      .execute()
  }
  return [...affected]
}

/** The new ones, those without an own id that share a key with them, and every other of all their orders. */
async function readRelated(tx: Db, programId: string, news: News) {
  const linkedVisits = await tx
    .selectFrom('identity_link')
    .select('key')
    .where('program_id', '=', programId)
    .where('owner', 'in', [...news.emails.map(emailKey), NOBODY])
    .execute()
  const visits = [...news.visitIds, ...linkedVisits.map((link) => link.key.replace(/^visit:/, ''))]
  const direct = await select(tx, programId)
    .where((where) =>
      where.or([
        where('id', 'in', [...news.conversionIds, NOBODY]),
        where('order_id', 'in', [...news.orderIds, NOBODY]),
        where.and([where('customer_id', 'is', null), where('email_normal', 'in', [...news.emails, NOBODY])]),
        where.and([where('customer_id', 'is', null), where('visit_id', 'in', [...visits, NOBODY])]),
      ]),
    )
    .execute()
  const orders = new Set(direct.flatMap((conversion) => conversion.orderId ?? []))
  const sameOrders = await select(tx, programId)
    .where('order_id', 'in', [...orders, NOBODY])
    .execute()
  return [...new Map([...direct, ...sameOrders].map((conversion) => [conversion.id, conversion])).values()]
}

function select(tx: Db, programId: string) {
  return tx
    .selectFrom('conversion')
    .select([
      'id',
      'verified',
      'source',
      'at',
      'order_id as orderId',
      'customer_id as customerId',
      'email_normal as emailNormal',
      'visit_id as visitId',
      'customer_key as customerKey',
    ])
    .where('program_id', '=', programId)
}

/** The links of their keys, and of the addresses to which those lead. */
async function readLinksOf(
  tx: Db,
  programId: string,
  conversions: readonly { emailNormal: string | null; visitId: string | null }[],
): Promise<IdentityLink[]> {
  const keys = conversions.flatMap(({ emailNormal, visitId }) => [
    ...(emailNormal === null ? [] : [emailKey(emailNormal)]),
    ...(visitId === null ? [] : [visitKey(visitId)]),
  ])
  const first = await readByKey(tx, programId, keys)
  const second = await readByKey(
    tx,
    programId,
    first.map((link) => link.owner).filter((owner) => !keys.includes(owner)),
  )
  return [...first, ...second]
}

async function readByKey(tx: Db, programId: string, keys: readonly string[]): Promise<IdentityLink[]> {
  const links: IdentityLink[] = []
  for (const some of inStatements([...new Set(keys)])) {
    links.push(
      ...(await tx
        .selectFrom('identity_link')
        .select(['key', 'owner', 'verified', 'at'])
        .where('program_id', '=', programId)
        .where('key', 'in', some)
        .execute()),
    )
  }
  return links
}
