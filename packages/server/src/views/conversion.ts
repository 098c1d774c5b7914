import type { Conversion } from '@goodword/core/wire/schemas'
import type { Selectable } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { iso } from './time.ts'

export type ConversionRow = Selectable<Tables['conversion']>

/** A lead or a sale as the wire has it. */
export function viewConversion(row: ConversionRow): Conversion {
  return {
    id: row.id,
    type: row.type,
    orderId: row.order_id,
    source: row.source,
    amount: row.amount,
    currency: row.currency,
    refunded: 0,
    verified: row.verified,
    at: iso(row.at),
    flags: [
      ...(row.has_clock_skew ? (['clock_skew'] as const) : []),
      ...(row.has_unseen_click ? (['click_unseen'] as const) : []),
    ],
    partners: row.partner_id === null ? [] : [{ id: row.partner_id, weightPpm: 1_000_000, why: row.why ?? 'touch' }],
  }
}
