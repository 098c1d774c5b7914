import { DAY_MS, type Invite, type InviteOutcome } from '@goodword/core'
import { deliverableAddress, normalEmail } from './email.ts'

/** How many new people a partner may have mailed within a day. Friends are fewer; spam is more. */
export const MOST_PER_DAY = 50

/** A friend has his time before he is reminded. */
const REMIND_AFTER_MS = 3 * DAY_MS

/** What the store knows of the addresses of a request, each in normal form. */
export interface KnownAddresses {
  /** Their owners want no such mail. */
  suppressed: ReadonlySet<string>
  /** This partner invited them before. */
  invited: ReadonlySet<string>
  /** How many more he may invite now. */
  room: number
}

/** An address with what becomes of it. Whoever is mailed has an address in both forms. */
export type JudgedAddress =
  | { email: string; outcome: Exclude<InviteOutcome, 'sent'> }
  | { email: string; outcome: 'sent'; address: string; emailNormal: string }

/** What becomes of each address, in the order in which they were given. None tells whether an address is anybody's. */
export function judgeAddresses(emails: readonly string[], known: KnownAddresses): JudgedAddress[] {
  const invited = new Set(known.invited)
  let { room } = known
  return emails.map((email) => {
    const address = deliverableAddress(email)
    if (address === null) return { email, outcome: 'invalid' }
    const emailNormal = normalEmail(address)
    if (known.suppressed.has(emailNormal)) return { email, outcome: 'suppressed' }
    if (invited.has(emailNormal)) return { email, outcome: 'known' }
    if (room <= 0) return { email, outcome: 'limited' }
    invited.add(emailNormal)
    room -= 1
    return { email, outcome: 'sent', address, emailNormal }
  })
}

/** The facts about an invitation that decide where it stands. */
export interface InviteFacts {
  at: number
  remindedAt: number | null
  /** A customer with this address became a friend of this partner's. */
  hasJoined: boolean
  /** The owner of the address wants no more. */
  isSuppressed: boolean
}

/** Where an invitation stands, and whether it may be sent once more. */
export function explainInvite(invite: InviteFacts, now: number): Pick<Invite, 'state' | 'canRemind'> {
  if (invite.hasJoined) return { state: 'joined', canRemind: false }
  if (invite.isSuppressed) return { state: 'unsubscribed', canRemind: false }
  return { state: 'sent', canRemind: invite.remindedAt === null && invite.at + REMIND_AFTER_MS <= now }
}
