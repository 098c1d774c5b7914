import type { Facts, ConversionFact, PartnerFact, TouchFact } from '../rules/facts.ts'
import { readChoices } from './choices.ts'
import { readConfirmedClaims } from './claims.ts'
import { readOffers, readSettings } from './programs.ts'
import type { Db } from './store.ts'
import { readChains, readCodes } from './touches.ts'
import { chainOf } from '../rules/credit.ts'

/** Loads all that decides what these customers bring. One without conversions gets facts too: empty ones. */
export async function readFacts(tx: Db, programId: string, customerKeys: readonly string[]): Promise<Facts[]> {
  const conversions = await readConversions(tx, programId, customerKeys)
  const visitIds = [...new Set(conversions.flatMap((conversion) => conversion.visitId ?? []))]
  const previousVisits = await readChains(tx, programId, visitIds)
  const touches = await readTouches(tx, programId, [...visitIds, ...[...previousVisits.values()].flat()])
  const codes = [...touches.map((touch) => touch.code), ...conversions.flatMap((conversion) => conversion.code ?? [])]
  const owners = await readCodes(tx, programId, codes)
  const partnerOfCode = new Map([...owners].map(([code, owner]) => [code, owner.partnerId]))
  const claims = await readConfirmedClaims(tx, programId, customerKeys)
  const shared = {
    previousVisits,
    partnerOfCode,
    partners: await readPartners(tx, programId, [
      ...partnerOfCode.values(),
      ...[...claims.values()].map((claim) => claim.partnerId),
    ]),
    settings: await readSettings(tx, programId),
    offers: await readOffers(tx, programId),
  }
  const byCustomer = groupBy(conversions, (conversion) => conversion.customerKey)
  const byVisit = groupBy(touches, (touch) => touch.visitId)
  return customerKeys.map((customerKey) => {
    const own = byCustomer.get(customerKey) ?? []
    const visits = own.flatMap(({ visitId }) => (visitId === null ? [] : [...chainOf(visitId, previousVisits)]))
    return {
      ...shared,
      customerKey,
      claim: claims.get(customerKey) ?? null,
      conversions: own,
      touches: [...new Set(visits)].flatMap((id) => byVisit.get(id) ?? []),
    }
  })
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

async function readConversions(
  tx: Db,
  programId: string,
  customerKeys: readonly string[],
): Promise<(ConversionFact & { customerKey: string })[]> {
  return tx
    .selectFrom('conversion')
    .select([
      'id',
      'type',
      'verified',
      'source',
      'order_id as orderId',
      'amount',
      'currency',
      'discount',
      'at',
      'received_at as receivedAt',
      'customer_id as customerId',
      'email',
      'email_normal as emailNormal',
      'name',
      'visit_id as visitId',
      'code',
      'customer_key as customerKey',
    ])
    .where('program_id', '=', programId)
    .where('customer_key', 'in', customerKeys)
    .where('is_ignored', '=', false)
    .execute()
}

async function readTouches(tx: Db, programId: string, visitIds: readonly string[]): Promise<TouchFact[]> {
  if (visitIds.length === 0) return []
  const rows = await tx
    .selectFrom('touch')
    .select(['visit_id as visitId', 'code', 'at', 'received_at as receivedAt', 'seen'])
    .where('program_id', '=', programId)
    .where('visit_id', 'in', [...new Set(visitIds)])
    .where('ignored', '=', false)
    .execute()
  return rows.map((row) => ({ ...row, id: `${row.visitId} ${row.code}` }))
}

async function readPartners(
  tx: Db,
  programId: string,
  partnerIds: readonly string[],
): Promise<Map<string, PartnerFact>> {
  if (partnerIds.length === 0) return new Map()
  const partners = await tx
    .selectFrom('partner')
    .select(['id', 'kind', 'external_id as externalId', 'email', 'email_normal as emailNormal'])
    .where('program_id', '=', programId)
    .where('id', 'in', partnerIds)
    .execute()
  const statuses = await tx
    .selectFrom('partner_status')
    .select(['partner_id', 'status', 'since'])
    .where('program_id', '=', programId)
    .where('partner_id', 'in', partnerIds)
    .execute()
  const choices = await readChoices(tx, programId, partnerIds)
  return new Map(
    partners.map((partner) => [
      partner.id,
      {
        ...partner,
        statuses: statuses.filter((entry) => entry.partner_id === partner.id),
        choices: choices.get(partner.id) ?? [],
      },
    ]),
  )
}
