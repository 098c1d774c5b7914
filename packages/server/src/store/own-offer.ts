import type { Generosity } from '@goodword/core'
import type { Offer } from '@goodword/core/wire/schemas'
import { generosityOf, givenAt, shareOffer } from '../rules/generosity.ts'
import { readChoices } from './choices.ts'
import type { PartnerRow } from './partners.ts'
import { readOffer, type Program } from './programs.ts'
import type { Db } from './store.ts'

/** What a partner and his friends get at a moment: the offer of his kind, after what he gives away of his own side. */
export async function readOwnOffer(
  db: Db,
  program: Program,
  partner: PartnerRow,
  at: number,
): Promise<{ offer: Offer; generosity: Generosity | null }> {
  const { value } = await readOffer(db, program.id, partner.kind, at)
  const choices = await readChoices(db, program.id, [partner.id])
  const generosity = generosityOf(value, program.settings, givenAt(choices.get(partner.id) ?? [], at))
  return { offer: shareOffer(value, generosity), generosity }
}
