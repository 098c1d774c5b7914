import { DAY_MS, GoodwordError, type Invite, type InviteOutcome, type InviteResult } from '@goodword/core'
import type { BookedInvite, BookedPartner, Books } from './books.ts'
import { isEmail, maskEmail, normalizeEmail } from './email.ts'
import { isoTime, settleAll } from './views.ts'

const MOST_AT_ONCE = 20
const MOST_A_DAY = 50
const LONGEST_NOTE = 500
/** A friend has so many days to answer before he may be reminded. */
const REMIND_AFTER_DAYS = 3

/** Books a mail for each address that may get one. */
export function inviteFriends(
  books: Books,
  partner: BookedPartner,
  { emails, note = '' }: { emails: readonly string[]; note?: string },
): InviteResult {
  if (!Array.isArray(emails) || emails.length < 1 || emails.length > MOST_AT_ONCE) {
    throw new GoodwordError('invalid', `Send 1 to ${MOST_AT_ONCE} addresses.`)
  }
  if (note.length > LONGEST_NOTE) throw new GoodwordError('invalid', `A note has ${LONGEST_NOTE} characters at most.`)
  const results = emails.map((email) => ({ email, outcome: inviteFriend(books, partner, email) }))
  return { results }
}

function inviteFriend(books: Books, partner: BookedPartner, email: string): InviteOutcome {
  if (!isEmail(email)) return 'invalid'
  const address = normalizeEmail(email)
  const own = books.invites.filter(({ partnerId }) => partnerId === partner.id)
  const now = books.clock.now()
  if (books.suppressed.has(address)) return 'suppressed'
  if (own.some((invite) => normalizeEmail(invite.email) === address)) return 'known'
  if (own.filter(({ at }) => at > now - DAY_MS).length >= MOST_A_DAY) return 'limited'
  books.invites.push({
    id: `invite_${books.nextNumber()}`,
    partnerId: partner.id,
    email: email.trim(),
    at: now,
    isReminded: false,
  })
  return 'sent'
}

/** The mails a partner had sent, in the order in which they went out. */
export function invitesOf(books: Books, partner: BookedPartner): Invite[] {
  const own = books.invites.filter(({ partnerId }) => partnerId === partner.id)
  return own.map((invite) => viewInvite(books, invite))
}

/** Sends one once more. */
export function remindFriend(books: Books, partner: BookedPartner, inviteId: string): Invite {
  const invite = books.invites.find(({ id, partnerId }) => id === inviteId && partnerId === partner.id)
  if (!invite) throw new GoodwordError('not_found')
  if (!viewInvite(books, invite).canRemind) throw new GoodwordError('conflict')
  invite.isReminded = true
  books.changes.emit('me', partner.id)
  return viewInvite(books, invite)
}

function viewInvite(books: Books, invite: BookedInvite): Invite {
  const address = normalizeEmail(invite.email)
  const hasJoined = settleAll(books).some(
    ({ partner, friend }) =>
      partner.id === invite.partnerId && friend.email !== null && normalizeEmail(friend.email) === address,
  )
  const state = hasJoined ? 'joined' : books.suppressed.has(address) ? 'unsubscribed' : 'sent'
  const hasHadTime = books.clock.now() >= invite.at + REMIND_AFTER_DAYS * DAY_MS
  return {
    id: invite.id,
    email: maskEmail(invite.email),
    at: isoTime(invite.at),
    state,
    canRemind: state === 'sent' && !invite.isReminded && hasHadTime,
  }
}
