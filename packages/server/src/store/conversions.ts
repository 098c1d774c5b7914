import type { ConversionRow } from '../views/conversion.ts'
import { toPage, type PageOf, type Rows } from './pages.ts'
import type { Db } from './store.ts'

/** What to look for; absent fields do not narrow. */
export interface ConversionFilter {
  orderId?: string | undefined
  partnerId?: string | undefined
  customerId?: string | undefined
  verified?: boolean | undefined
  type?: 'lead' | 'sale' | undefined
}

/** Leads and sales, the latest first; automation is left out. */
export async function listConversions(db: Db, page: PageOf, filter: ConversionFilter): Promise<Rows<ConversionRow>> {
  const { after } = page
  let query = db
    .selectFrom('conversion')
    .selectAll()
    .where('program_id', '=', page.programId)
    .where('is_ignored', '=', false)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
  if (filter.orderId !== undefined) query = query.where('order_id', '=', filter.orderId)
  if (filter.partnerId !== undefined) query = query.where('partner_id', '=', filter.partnerId)
  if (filter.customerId !== undefined) query = query.where('customer_id', '=', filter.customerId)
  if (filter.verified !== undefined) query = query.where('verified', '=', filter.verified)
  if (filter.type !== undefined) query = query.where('type', '=', filter.type)
  if (after !== null) {
    query = query.where((where) =>
      where.or([where('at', '<', after.at), where.and([where('at', '=', after.at), where('seq', '<', after.seq)])]),
    )
  }
  return toPage(page, await query.execute(), (row) => ({ at: row.at, seq: row.seq }))
}

/** A conversion by id, or `null`. */
export async function findConversion(db: Db, programId: string, id: string): Promise<ConversionRow | null> {
  const row = await db
    .selectFrom('conversion')
    .selectAll()
    .where('program_id', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The verified conversion with an event id that is known to be taken. */
export async function findVerified(db: Db, programId: string, eventId: string): Promise<ConversionRow> {
  return db
    .selectFrom('conversion')
    .selectAll()
    .where('program_id', '=', programId)
    .where('verified', '=', true)
    .where('event_id', '=', eventId)
    .executeTakeFirstOrThrow()
}

/** Claimed sales that the shop has not confirmed: no verified sale has their order. Newest first, at most 50. */
export async function listOpenClaims(db: Db, programId: string): Promise<ConversionRow[]> {
  return db
    .selectFrom('conversion as claim')
    .selectAll()
    .where('program_id', '=', programId)
    .where('type', '=', 'sale')
    .where('verified', '=', false)
    .where('is_ignored', '=', false)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('conversion as sale')
            .select('sale.id')
            .whereRef('sale.program_id', '=', 'claim.program_id')
            .whereRef('sale.order_id', '=', 'claim.order_id')
            .where('sale.verified', '=', true),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
}
