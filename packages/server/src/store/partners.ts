import { linkTo, type PartnerKind, type PartnerStatus } from '@goodword/core'
import type { Selectable } from 'kysely'
import { newCode, newId } from '../ids.ts'
import { mailAddress, normalEmail } from '../rules/email.ts'
import { toPage, type PageOf, type Rows } from './pages.ts'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'

export type PartnerRow = Selectable<Tables['partner']>

/** A link with its figures. */
export interface LinkWithClicks {
  id: string
  partnerId: string
  code: string
  /** The landing page, without the code. */
  landing: string
  /** The whole URL, ready to share. */
  url: string
  label: string | null
  clicks: number
}

export interface NewPartner {
  externalId?: string | undefined
  kind: PartnerKind
  name?: string | null | undefined
  email?: string | null | undefined
  hasProvenEmail: boolean
  locale?: string | null | undefined
}

/** Adds an active partner. Answers `null` when the external id is taken. */
export async function insertPartner(
  tx: Db,
  programId: string,
  input: NewPartner,
  now: number,
): Promise<PartnerRow | null> {
  const row = await tx
    .insertInto('partner')
    .values({
      program_id: programId,
      id: newId('prt'),
      external_id: input.externalId ?? null,
      kind: input.kind,
      status: 'active',
      name: input.name || null,
      email: input.email ? mailAddress(input.email) : null,
      email_normal: input.email ? normalEmail(input.email) : null,
      has_proven_email: input.hasProvenEmail,
      locale: input.locale ?? null,
      merged_into: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['program_id', 'external_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (row) await insertStatus(tx, programId, row.id, 'active', now)
  return row ?? null
}

/** Remembers from when a partner is in which state: a click counts by the state at its moment. */
async function insertStatus(
  tx: Db,
  programId: string,
  partnerId: string,
  status: PartnerStatus,
  since: number,
): Promise<void> {
  await tx
    .insertInto('partner_status')
    .values({ program_id: programId, partner_id: partnerId, since, status })
    .onConflict((conflict) => conflict.columns(['program_id', 'partner_id', 'since']).doUpdateSet({ status }))
    .execute()
}

/** What may change about a partner. What is absent stays. */
export interface PartnerColumns {
  name?: string | null | undefined
  status?: PartnerStatus | undefined
  locale?: string | null | undefined
  isListed?: boolean | undefined
}

/** Changes a partner and answers him, or `null` when there is none. */
export async function updatePartner(
  tx: Db,
  programId: string,
  partnerId: string,
  change: PartnerColumns,
  now: number,
): Promise<PartnerRow | null> {
  await lockPartner(tx, programId, partnerId)
  const before = await findPartner(tx, programId, partnerId)
  if (before === null) return null
  const { name = before.name, status = before.status, locale = before.locale, isListed = before.is_listed } = change
  if (status !== before.status) await insertStatus(tx, programId, partnerId, status, now)
  return tx
    .updateTable('partner')
    .set({ name, status, locale, is_listed: isListed })
    .where('program_id', '=', programId)
    .where('id', '=', partnerId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Makes whatever else changes this partner, or counts something of his, wait until the transaction ends. What merely refers to
 * him, such as a reward, does not wait.
 */
export async function lockPartner(tx: Db, programId: string, partnerId: string): Promise<void> {
  await tx
    .selectFrom('partner')
    .select('id')
    .where('program_id', '=', programId)
    .where('id', '=', partnerId)
    .forNoKeyUpdate()
    .execute()
}

/** A partner by id, or `null`. One that was merged into another is nobody any more. */
export async function findPartner(db: Db, programId: string, partnerId: string): Promise<PartnerRow | null> {
  const row = await readPartner(db, programId, partnerId)
  return row?.merged_into === null ? row : null
}

/** A partner by id, merged or not, or `null`. */
export async function readPartner(db: Db, programId: string, partnerId: string): Promise<PartnerRow | null> {
  const row = await db
    .selectFrom('partner')
    .selectAll()
    .where('program_id', '=', programId)
    .where('id', '=', partnerId)
    .executeTakeFirst()
  return row ?? null
}

/** A partner by the host's own id, or `null`. */
export async function findPartnerByExternalId(
  db: Db,
  programId: string,
  externalId: string,
): Promise<PartnerRow | null> {
  const row = await db
    .selectFrom('partner')
    .selectAll()
    .where('program_id', '=', programId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row ?? null
}

/** The first partner whose address this is proven to be, or `null`. */
export async function findPartnerByProvenEmail(db: Db, programId: string, address: string): Promise<PartnerRow | null> {
  const row = await db
    .selectFrom('partner')
    .selectAll()
    .where('program_id', '=', programId)
    .where('email', '=', address)
    .where('has_proven_email', '=', true)
    .where('merged_into', 'is', null)
    .orderBy('seq')
    .executeTakeFirst()
  return row ?? null
}

/** Partners, newest first, those that were merged into another left out; with an external id that one alone. */
export async function listPartners(db: Db, page: PageOf, externalId?: string): Promise<Rows<PartnerRow>> {
  const { after } = page
  let query = db
    .selectFrom('partner')
    .selectAll()
    .where('program_id', '=', page.programId)
    .where('merged_into', 'is', null)
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
  if (externalId !== undefined) query = query.where('external_id', '=', externalId)
  if (after !== null) query = query.where('seq', '<', after.seq)
  return toPage(page, await query.execute(), (row) => ({ at: row.created_at, seq: row.seq }))
}

/** How some partners are called; those without a name are absent. */
export async function readPartnerNames(
  db: Db,
  programId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('partner')
    .select(['id', 'name'])
    .where('program_id', '=', programId)
    .where('id', 'in', [...ids, ''])
    .where('name', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name!]))
}

/** Adds a link. With a code of his own choice the answer is `null` when it is taken; else a free one is made. */
export async function insertLink(
  tx: Db,
  programId: string,
  input: { partnerId: string; url: string; label?: string | null | undefined; code?: string | undefined },
  now: number,
): Promise<LinkWithClicks | null> {
  for (;;) {
    const row = await tx
      .insertInto('link')
      .values({
        program_id: programId,
        id: newId('lnk'),
        partner_id: input.partnerId,
        code: input.code ?? newCode(),
        url: input.url,
        label: input.label || null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.columns(['program_id', 'code']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row) return toLink(row, 0)
    if (input.code !== undefined) return null
  }
}

/** The links of some partners, or those with some codes, oldest first, with their unique clicks. */
export async function readLinks(
  db: Db,
  programId: string,
  by: { partnerIds: readonly string[] } | { codes: readonly string[] },
): Promise<LinkWithClicks[]> {
  const rows = await db
    .selectFrom('link')
    .selectAll()
    .where('program_id', '=', programId)
    .where((where) =>
      'codes' in by ? where('code', 'in', [...by.codes, '']) : where('partner_id', 'in', [...by.partnerIds, '']),
    )
    .orderBy('seq')
    .execute()
  const counts = await db
    .selectFrom('click')
    .select(['code', (e) => e.fn.countAll<number>().as('clicks')])
    .where('program_id', '=', programId)
    .where('code', 'in', [...rows.map((row) => row.code), ''])
    .groupBy('code')
    .execute()
  const clicks = new Map(counts.map((row) => [row.code, row.clicks]))
  return rows.map((row) => toLink(row, clicks.get(row.code) ?? 0))
}

/** Who has a code, or `null`. Codes are compared in normal form, inside one program. */
export async function findPartnerByCode(db: Db, programId: string, code: string): Promise<PartnerRow | null> {
  const row = await db
    .selectFrom('link')
    .innerJoin('partner', (join) =>
      join.onRef('partner.program_id', '=', 'link.program_id').onRef('partner.id', '=', 'link.partner_id'),
    )
    .selectAll('partner')
    .where('link.program_id', '=', programId)
    .where('link.code', '=', code)
    .executeTakeFirst()
  return row ?? null
}

function toLink(row: Selectable<Tables['link']>, clicks: number): LinkWithClicks {
  return {
    id: row.id,
    partnerId: row.partner_id,
    code: row.code,
    landing: row.url,
    url: linkTo(row.url, row.code),
    label: row.label,
    clicks,
  }
}
