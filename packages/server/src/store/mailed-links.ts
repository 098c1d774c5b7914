import type { PartnerChange } from '../changes.ts'
import { moveClaims } from './claims.ts'
import { lockIdentities } from './events.ts'
import { findPartnerByProvenEmail, readPartner, type PartnerRow } from './partners.ts'
import { settleCustomers } from './settlement.ts'
import type { Db } from './store.ts'
import { readCustomersOfVisits } from './touches.ts'

/** Remembers a mailed link by the hash of its token. `expiresAt` is real time. */
export async function saveMailedLink(
  tx: Db,
  programId: string,
  link: { hash: string; partnerId: string; code: string; expiresAt: number },
): Promise<void> {
  await tx
    .insertInto('mailed_link')
    .values({
      program_id: programId,
      hash: link.hash,
      partner_id: link.partnerId,
      code: link.code,
      expires_at: link.expiresAt,
    })
    .execute()
}

/**
 * Uses a mailed link up. Answers the partner whose address is now proven, or `null` when the link was used, is too old or
 * never was. When the address already had a partner, the provisional one is merged into him: code, clicks and rewards.
 */
export async function openMailedLink(
  tx: Db,
  programId: string,
  hash: string,
): Promise<{ partner: PartnerRow; changes: PartnerChange[] } | null> {
  const link = await tx
    .deleteFrom('mailed_link')
    .where('program_id', '=', programId)
    .where('hash', '=', hash)
    .returningAll()
    .executeTakeFirst()
  if (link === undefined || link.expires_at <= Date.now()) return null
  const provisional = (await readPartner(tx, programId, link.partner_id))!
  // Two links of one address opened at once must not both find nobody.
  await lockIdentities(tx, programId, [`address:${provisional.email}`])
  const known = await findPartnerByProvenEmail(tx, programId, provisional.email ?? '')
  if (known === null) return { partner: await prove(tx, provisional), changes: [] }
  await tx
    .updateTable('partner')
    .set({ merged_into: known.id })
    .where('program_id', '=', programId)
    .where('id', '=', provisional.id)
    .execute()
  await tx
    .updateTable('link')
    .set({ partner_id: known.id })
    .where('program_id', '=', programId)
    .where('partner_id', '=', provisional.id)
    .execute()
  const claimants = await moveClaims(tx, programId, provisional.id, known.id)
  const customers = [...(await readCustomersOfCode(tx, programId, link.code)), ...claimants]
  const settled = await settleCustomers(tx, programId, customers)
  return { partner: known, changes: [...settled, { programId, partnerId: known.id, kind: 'me' }] }
}

async function prove(tx: Db, partner: PartnerRow): Promise<PartnerRow> {
  return tx
    .updateTable('partner')
    .set({ has_proven_email: true })
    .where('program_id', '=', partner.program_id)
    .where('id', '=', partner.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The customers who came by a code. */
async function readCustomersOfCode(tx: Db, programId: string, code: string): Promise<string[]> {
  const touches = await tx
    .selectFrom('touch')
    .select('visit_id')
    .where('program_id', '=', programId)
    .where('code', '=', code)
    .execute()
  const named = await tx
    .selectFrom('conversion')
    .select('customer_key')
    .where('program_id', '=', programId)
    .where('code', '=', code)
    .execute()
  const visitIds = touches.map((touch) => touch.visit_id)
  return [...(await readCustomersOfVisits(tx, programId, visitIds)), ...named.map((row) => row.customer_key)]
}
