import { GoodwordError } from '@goodword/core'
import type { Store } from '../store/store.ts'
import type { Program } from '../store/programs.ts'
import { defaultLanding } from '../rules/landing.ts'
import { findPartnerByExternalId, insertLink, insertPartner, readPartner, type PartnerRow } from '../store/partners.ts'
import type { PartnerClaims } from './tokens.ts'

/**
 * The partner of a believed token. A user whom we have not seen becomes one at first use, with a code and a first link, when the
 * program is open; else `forbidden`.
 */
export async function partnerOfToken(
  store: Store,
  { program, claims, now, apiUrl }: { program: Program; claims: PartnerClaims; now: number; apiUrl: string },
): Promise<PartnerRow> {
  if (claims.partnerId !== null) return partnerOfOurToken(store, program.id, claims)
  const known = await findPartnerByExternalId(store.db, program.id, claims.subject)
  if (known !== null) return known
  if (program.settings.join !== 'open') throw new GoodwordError('forbidden', 'This program does not take new partners.')
  return store.transaction(async (tx) => {
    const partner = await insertPartner(
      tx,
      program.id,
      {
        externalId: claims.subject,
        kind: claims.kind ?? 'customer',
        name: claims.name?.slice(0, 200),
        email: claims.email?.includes('@') ? claims.email : null,
        hasProvenEmail: true, // the host vouches for it
        locale: claims.locale,
      },
      now,
    )
    // Two first requests at once: the other one has made him by now.
    if (partner === null) return (await findPartnerByExternalId(tx, program.id, claims.subject))!
    await insertLink(tx, program.id, { partnerId: partner.id, url: defaultLanding(program.settings, apiUrl) }, now)
    return partner
  })
}

/** A full token follows its partner into the one he was merged into; a limited one has shown nothing and stays where it is. */
async function partnerOfOurToken(store: Store, programId: string, claims: PartnerClaims): Promise<PartnerRow> {
  const row = await readPartner(store.db, programId, claims.partnerId!)
  if (row?.merged_into && claims.limitedTo === null)
    return partnerOfOurToken(store, programId, { ...claims, partnerId: row.merged_into })
  if (row === null) throw new GoodwordError('invalid_token')
  return row
}
