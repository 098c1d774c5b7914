import { GoodwordError } from '@goodword/core'
import type { ReceivedConversion } from '@goodword/core/wire/schemas'
import type { Insertable } from 'kysely'
import type { PartnerChange } from '../changes.ts'
import { newId } from '../ids.ts'
import { believeServer } from '../rules/believed-time.ts'
import { normalEmail } from '../rules/email.ts'
import { emailKey, idKey, keysOf, visitKey } from '../rules/identity.ts'
import { reassignConversions, upsertIdentityLinks } from '../store/customers.ts'
import { findVerified } from '../store/conversions.ts'
import { insertEventIds, lockIdentities } from '../store/events.ts'
import { settleCustomers } from '../store/settlement.ts'
import type { Db } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { ConversionRow } from '../views/conversion.ts'
import { bearingsLinks, newsOf } from './record-events.ts'

/** Where a call with the secret key comes from. */
export const VERIFIED_SOURCE = 'api'

export interface RecordedConversion {
  conversion: ConversionRow
  /** The same lead or order was known already; nothing was changed. */
  isDuplicate: boolean
  /** Whom to tell after the commit. */
  changes: PartnerChange[]
}

/**
 * Writes down what the host's server says and settles the customer, all in the caller's transaction. The same again answers what is
 * known. Throws `order_conflict` for an order that is known with another amount or currency, `future_time` for a time ahead.
 */
export async function recordConversion(
  tx: Db,
  programId: string,
  input: ReceivedConversion,
  now: number,
): Promise<RecordedConversion> {
  const row = rowOf(programId, input, now)
  await lockIdentities(tx, programId, identityKeys(row))
  const fresh = await insertEventIds(tx, programId, true, [row.event_id])
  if (fresh.size === 0) {
    const known = await findVerified(tx, programId, row.event_id)
    if (known.amount !== row.amount || known.currency !== row.currency) throw new GoodwordError('order_conflict')
    return { conversion: known, isDuplicate: true, changes: [] }
  }
  await tx.insertInto('conversion').values(row).execute()
  return { ...(await settleConversion(tx, programId, row)), isDuplicate: false }
}

/**
 * Takes a browser's claim for true: the owner has looked at it. A claim whose order was verified in the meantime is that order's
 * duplicate, or an `order_conflict` when the amounts differ. Throws `not_found` when there is no such conversion.
 */
export async function verifyClaim(tx: Db, programId: string, conversionId: string): Promise<RecordedConversion> {
  const claim = await tx
    .selectFrom('conversion')
    .selectAll()
    .where('program_id', '=', programId)
    .where('id', '=', conversionId)
    .forUpdate()
    .executeTakeFirst()
  if (claim === undefined) throw new GoodwordError('not_found')
  if (claim.verified) return { conversion: claim, isDuplicate: true, changes: [] }
  await lockIdentities(tx, programId, identityKeys(claim))
  const eventId = verifiedEventId(claim)
  const fresh = await insertEventIds(tx, programId, true, [eventId])
  if (fresh.size === 0) {
    const known = await findVerified(tx, programId, eventId)
    if (known.amount !== claim.amount || known.currency !== claim.currency) throw new GoodwordError('order_conflict')
    return { conversion: known, isDuplicate: true, changes: [] }
  }
  const verified = { verified: true, event_id: eventId, source: VERIFIED_SOURCE, is_ignored: false }
  await tx
    .updateTable('conversion')
    .set(verified)
    .where('program_id', '=', programId)
    .where('id', '=', conversionId)
    .execute()
  return { ...(await settleConversion(tx, programId, { ...claim, ...verified })), isDuplicate: false }
}

async function settleConversion(
  tx: Db,
  programId: string,
  row: Insertable<Tables['conversion']>,
): Promise<{ conversion: ConversionRow; changes: PartnerChange[] }> {
  await upsertIdentityLinks(tx, programId, bearingsLinks(row))
  const changes = await settleCustomers(tx, programId, await reassignConversions(tx, programId, newsOf([row])))
  return { conversion: await findVerified(tx, programId, row.event_id), changes }
}

function rowOf(
  programId: string,
  input: ReceivedConversion,
  now: number,
): Insertable<Tables['conversion']> & { event_id: string } {
  const { at, isSkewed } = believeServer(input.at, now)
  const id = newId('cnv')
  const isSale = input.type === 'sale'
  const row = {
    program_id: programId,
    id,
    type: input.type,
    verified: true,
    source: VERIFIED_SOURCE,
    order_id: isSale ? input.orderId : null,
    amount: isSale ? input.amount : null,
    currency: isSale ? input.currency : null,
    discount: isSale ? input.discount : 0,
    at,
    received_at: now,
    has_clock_skew: isSkewed,
    is_ignored: false,
    customer_id: input.customerId ?? null,
    email: input.email ?? null,
    email_normal: input.email === undefined ? null : normalEmail(input.email),
    name: input.name || null,
    visit_id: input.visitId ?? null,
    code: input.code ?? null,
    customer_key: `alone:${id}`,
    partner_id: null,
    why: null,
  }
  return { ...row, event_id: verifiedEventId(row) }
}

/** An order is known once for ever; a person signs up once, known by the best that was said of him. */
function verifiedEventId(row: {
  id: string
  type: 'lead' | 'sale'
  order_id: string | null
  customer_id: string | null
  email_normal: string | null
  visit_id: string | null
}): string {
  if (row.type === 'sale') return `sale:${VERIFIED_SOURCE}:${row.order_id}`
  if (row.customer_id !== null) return `lead:${idKey(row.customer_id)}`
  if (row.email_normal !== null) return `lead:${emailKey(row.email_normal)}`
  return row.visit_id === null ? `lead:${row.id}` : `lead:${visitKey(row.visit_id)}`
}

/** The keys to lock: the person's, and the order's, which joins a sale with its claims. */
function identityKeys(row: Insertable<Tables['conversion']>): string[] {
  const bearings = {
    customerId: row.customer_id ?? null,
    emailNormal: row.email_normal ?? null,
    visitId: row.visit_id ?? null,
  }
  return [...keysOf(bearings), ...(row.order_id ? [`order:${row.order_id}`] : [])]
}
