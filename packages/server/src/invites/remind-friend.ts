import { GoodwordError } from '@goodword/core'
import { lockInvite, markReminded, type InviteRow } from '../store/invites.ts'
import type { Db } from '../store/store.ts'
import { viewInvite } from '../views/invite.ts'
import { readSender, sendInvite, type Sending } from './send-invite.ts'

/** Queues an invitation once more. Throws `not_found` for a strange id, `conflict` when it must not be sent again. */
export async function remindFriend(tx: Db, sending: Sending, inviteId: string): Promise<InviteRow> {
  const { program, partner, now } = sending
  const invite = await lockInvite(tx, program.id, partner.id, inviteId)
  if (invite === null) throw new GoodwordError('not_found')
  if (!viewInvite(invite, now).canRemind) throw new GoodwordError('conflict')
  await markReminded(tx, program.id, inviteId, now)
  const { address, note } = invite
  await sendInvite(tx, sending, await readSender(tx, sending), { inviteId, address, note })
  return { ...invite, reminded_at: now }
}
