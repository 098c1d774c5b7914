import type { Invite } from '@goodword/core'
import { maskEmail } from '../rules/email.ts'
import { explainInvite } from '../rules/invite.ts'
import type { InviteRow } from '../store/invites.ts'
import { iso } from './time.ts'

/** An invitation as the wire has it, explained at a moment. */
export function viewInvite(row: InviteRow, now: number): Invite {
  const facts = {
    at: row.created_at,
    remindedAt: row.reminded_at,
    hasJoined: row.has_joined,
    isSuppressed: row.is_suppressed,
  }
  return { id: row.id, email: maskEmail(row.address), at: iso(row.created_at), ...explainInvite(facts, now) }
}
