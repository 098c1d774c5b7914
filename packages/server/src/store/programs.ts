import { PROGRAM_DEFAULTS, type Offer, type ProgramSettings } from '@goodword/core/wire/schemas'
import type { PartnerKind } from '@goodword/core'
import { hashSecret, makeKey } from '../auth/keys.ts'
import { newId, newProgramId } from '../ids.ts'
import { inForce, type Version } from '../rules/in-force.ts'
import type { Db } from './store.ts'

/** A program with what a request needs of it. */
export interface Program {
  id: string
  isTest: boolean
  /** The newest settings. */
  settings: ProgramSettings
  /** The publishable key, which is public. */
  publishableKey: string
  /** SHA-256 of the secret keys. */
  secretHashes: string[]
  /** HS256 secrets that sign partner tokens; readable, since HS256 needs them. */
  signingSecrets: string[]
}

/** What `goodword init` shows, once: only hashes of the secret key are kept. */
export interface ProgramKeys {
  program: string
  publishableKey: string
  secretKey: string
  signingSecret: string
}

/** What a new program starts with. Everything has a default but the name. */
export type NewProgram = { name: string } & Partial<ProgramSettings>

/** Makes a program with its keys. Test programs count automation unless told otherwise. */
export async function createProgram(
  tx: Db,
  input: { settings: NewProgram; isTest: boolean; now: number },
): Promise<ProgramKeys> {
  const program = newProgramId()
  const body = { ...PROGRAM_DEFAULTS, bots: input.isTest ? ('count' as const) : ('ignore' as const), ...input.settings }
  const keys = {
    publishableKey: makeKey('publishable', program, input.isTest),
    secretKey: makeKey('secret', program, input.isTest),
    signingSecret: makeKey('signing', program, input.isTest),
  }
  const owned = { program_id: program, created_at: input.now }
  await tx
    .insertInto('program')
    .values({ ...owned, is_test: input.isTest })
    .execute()
  await tx
    .insertInto('program_settings')
    .values({ program_id: program, version: 1, body: JSON.stringify(body), since: input.now })
    .execute()
  await tx
    .insertInto('credential')
    .values([
      { ...owned, id: newId('key'), kind: 'publishable', hash: null, readable: keys.publishableKey },
      { ...owned, id: newId('key'), kind: 'secret', hash: hashSecret(keys.secretKey), readable: null },
      { ...owned, id: newId('key'), kind: 'signing', hash: null, readable: keys.signingSecret },
    ])
    .execute()
  return { program, ...keys }
}

/** Reads a program, or `null` when nobody has this id. */
export async function readProgram(db: Db, programId: string): Promise<Program | null> {
  const program = await db.selectFrom('program').selectAll().where('program_id', '=', programId).executeTakeFirst()
  if (program === undefined) return null
  const settings = await readSettings(db, programId)
  const credentials = await db.selectFrom('credential').selectAll().where('program_id', '=', programId).execute()
  const of = (kind: string) => credentials.filter((credential) => credential.kind === kind)
  return {
    id: programId,
    isTest: program.is_test,
    settings: settings.at(-1)!.value,
    publishableKey: of('publishable')[0]!.readable!,
    secretHashes: of('secret').map((credential) => credential.hash!),
    signingSecrets: of('signing').map((credential) => credential.readable!),
  }
}

/** The ids of all programs, in the order of their making. */
export async function listProgramIds(db: Db): Promise<{ id: string; isTest: boolean }[]> {
  const rows = await db.selectFrom('program').selectAll().orderBy('created_at').orderBy('program_id').execute()
  return rows.map((row) => ({ id: row.program_id, isTest: row.is_test }))
}

/** Every version of the settings, oldest first. A setting that is younger than its version has its default. */
export async function readSettings(db: Db, programId: string): Promise<Version<ProgramSettings>[]> {
  const rows = await db
    .selectFrom('program_settings')
    .selectAll()
    .where('program_id', '=', programId)
    .orderBy('version')
    .execute()
  return rows.map(({ version, since, body }) => ({
    version,
    since,
    value: { ...PROGRAM_DEFAULTS, ...(JSON.parse(body) as Pick<ProgramSettings, 'name'>) },
  }))
}

/** Adds a version of the settings with the changes; the older ones stay, for what happened under them. */
export async function changeSettings(
  tx: Db,
  programId: string,
  change: Partial<ProgramSettings>,
  now: number,
): Promise<void> {
  await lockProgram(tx, programId)
  const newest = (await readSettings(tx, programId)).at(-1)!
  const body = JSON.stringify({ ...newest.value, ...change })
  await tx
    .insertInto('program_settings')
    .values({ program_id: programId, version: newest.version + 1, body, since: now })
    .execute()
}

/** Every version of every kind's offer. */
export async function readOffers(db: Db, programId: string): Promise<Map<PartnerKind, Version<Offer>[]>> {
  const rows = await db.selectFrom('offer').selectAll().where('program_id', '=', programId).orderBy('version').execute()
  const offers = new Map<PartnerKind, Version<Offer>[]>()
  for (const row of rows) {
    const version = { version: row.version, since: row.since, value: JSON.parse(row.body) as Offer }
    offers.set(row.kind, [...(offers.get(row.kind) ?? []), version])
  }
  return offers
}

/** What partners of a kind are offered at a moment; nothing on either side before there is an offer. */
export async function readOffer(db: Db, programId: string, kind: PartnerKind, at: number): Promise<Version<Offer>> {
  const versions = (await readOffers(db, programId)).get(kind) ?? []
  return inForce(versions, at) ?? { version: 0, since: 0, value: { partner: [], customer: [] } }
}

/** Adds a version of an offer and answers it. */
export async function putOffer(
  tx: Db,
  programId: string,
  kind: PartnerKind,
  offer: Offer,
  now: number,
): Promise<Version<Offer>> {
  await lockProgram(tx, programId)
  const version = ((await readOffers(tx, programId)).get(kind)?.at(-1)?.version ?? 0) + 1
  await tx
    .insertInto('offer')
    .values({ program_id: programId, kind, version, body: JSON.stringify(offer), since: now })
    .execute()
  return { version, since: now, value: offer }
}

/** Versions are numbered one after another: two owners' changes at once wait for each other. */
async function lockProgram(tx: Db, programId: string): Promise<void> {
  await tx.selectFrom('program').select('program_id').where('program_id', '=', programId).forUpdate().execute()
}
