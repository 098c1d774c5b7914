import { DAY_MS, type InviteResult } from '@goodword/core'
import { deliverableAddress, normalEmail } from '../rules/email.ts'
import { judgeAddresses, MOST_PER_DAY, type JudgedAddress } from '../rules/invite.ts'
import { countInvitesAfter, insertInvite, readInvited } from '../store/invites.ts'
import { lockPartner } from '../store/partners.ts'
import type { Db } from '../store/store.ts'
import { readSuppressed } from '../store/suppressions.ts'
import { readSender, sendInvite, type Sending } from './send-invite.ts'

/**
 * Queues a mail for every address that may get one, in the caller's transaction, and says what became of each. Requests of one
 * partner wait for each other, so that his daily limit holds; who was invited before, a unique index decides.
 */
export async function inviteFriends(
  tx: Db,
  sending: Sending,
  { emails, note }: { emails: readonly string[]; note: string | null },
): Promise<InviteResult> {
  const { program, partner, now } = sending
  await lockPartner(tx, program.id, partner.id)
  const normal = emails.flatMap((email) => deliverableAddress(email) ?? []).map(normalEmail)
  const judged = judgeAddresses(emails, {
    suppressed: await readSuppressed(tx, program.id, normal),
    invited: await readInvited(tx, program.id, partner.id, normal),
    room: MOST_PER_DAY - (await countInvitesAfter(tx, program.id, partner.id, now - DAY_MS)),
  })
  const sender = await readSender(tx, sending)
  const inviteOne = async (one: JudgedAddress): Promise<InviteResult['results'][number]> => {
    if (one.outcome !== 'sent') return one
    const inviteId = await insertInvite(tx, program.id, { ...one, partnerId: partner.id, note }, now)
    if (inviteId === null) return { email: one.email, outcome: 'known' }
    await sendInvite(tx, sending, sender, { inviteId, address: one.address, note })
    return { email: one.email, outcome: 'sent' }
  }
  const results: InviteResult['results'] = []
  for (const one of judged) results.push(await inviteOne(one))
  return { results }
}
