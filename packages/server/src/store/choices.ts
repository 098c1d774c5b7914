import type { Choice } from '../rules/generosity.ts'
import type { Db } from './store.ts'

/** What some partners chose to give to their friends, by partner. Whoever never chose is absent. */
export async function readChoices(
  db: Db,
  programId: string,
  partnerIds: readonly string[],
): Promise<Map<string, Choice[]>> {
  const rows = await db
    .selectFrom('generosity_choice')
    .select(['partner_id', 'since', 'given'])
    .where('program_id', '=', programId)
    .where('partner_id', 'in', [...partnerIds, ''])
    .execute()
  const choices = new Map<string, Choice[]>()
  for (const { partner_id, since, given } of rows) {
    choices.set(partner_id, [...(choices.get(partner_id) ?? []), { since, given }])
  }
  return choices
}

/** Writes a choice down. The earlier ones stay, for what was sold under them. */
export async function insertChoice(
  tx: Db,
  programId: string,
  partnerId: string,
  { since, given }: Choice,
): Promise<void> {
  await tx
    .insertInto('generosity_choice')
    .values({ program_id: programId, partner_id: partnerId, since, given })
    .onConflict((conflict) => conflict.columns(['program_id', 'partner_id', 'since']).doUpdateSet({ given }))
    .execute()
}
