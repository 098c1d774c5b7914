import { DAY_MS, GoodwordError, type Invite, type InviteOutcome, type InviteResult } from '@goodword/core'
import { takeNumber, urlOf, type Books } from './books.ts'
import { isEmail, maskEmail, normalizeEmail } from './email.ts'
import type { BookedInvite, BookedPartner, Mail } from './facts.ts'
import { isoTime } from './iso-time.ts'
import { readLocale } from './read-text.ts'
import { settleAll } from './views.ts'

const MAX_EMAILS = 20
const MAX_NOTE_LENGTH = 500
/** How many new friends a partner may have mailed within 24 hours. */
const MAX_PER_DAY = 50
/** How long a first mail is given before a second one. */
const PATIENCE_MS = 3 * DAY_MS

export interface InviteRequest {
  emails: readonly string[]
  note?: string
  locale?: string
}

/** Has a mail sent to each address that may have one, and says what became of each. */
export function inviteFriends(books: Books, partner: BookedPartner, request: InviteRequest): InviteResult {
  const { emails, note = '', locale } = request
  if (!Array.isArray(emails) || emails.length === 0 || emails.length > MAX_EMAILS) {
    throw new GoodwordError('invalid', `Send 1 to ${MAX_EMAILS} addresses.`)
  }
  if (typeof note !== 'string' || note.length > MAX_NOTE_LENGTH) {
    throw new GoodwordError('invalid', `A note has at most ${MAX_NOTE_LENGTH} characters.`)
  }
  const more = { note: note.trim() || null, locale: locale === undefined ? null : readLocale(locale) }
  const results = emails.map((email: string) => {
    const outcome = judge(books, partner, email)
    if (outcome === 'sent') {
      const invite = { partnerId: partner.id, email: email.trim(), at: books.clock.now(), ...more, isReminded: false }
      books.invites.push({ id: `invite_${takeNumber(books)}`, ...invite })
      send(books, partner, invite, 'invite')
    }
    return { email, outcome }
  })
  return { results }
}

/** The mails that a partner had sent, newest first. */
export function listInvites(books: Books, partner: BookedPartner): Invite[] {
  const joined = joinedEmails(books, partner)
  const own = books.invites.filter(({ partnerId }) => partnerId === partner.id)
  return own.toReversed().map((invite) => viewInvite(books, invite, joined))
}

/** Sends a mail once more, and never again. */
export function remindFriend(books: Books, partner: BookedPartner, inviteId: string): Invite {
  const invite = books.invites.find(({ id, partnerId }) => id === inviteId && partnerId === partner.id)
  if (!invite) throw new GoodwordError('not_found')
  const joined = joinedEmails(books, partner)
  if (!viewInvite(books, invite, joined).canRemind) throw new GoodwordError('conflict')
  invite.isReminded = true
  send(books, partner, invite, 'reminder')
  return viewInvite(books, invite, joined)
}

/** None of the outcomes tells whether an address is anybody's. */
function judge(books: Books, partner: BookedPartner, email: unknown): InviteOutcome {
  if (!isEmail(email)) return 'invalid'
  const address = normalizeEmail(email)
  if (books.unsubscribed.has(address)) return 'suppressed'
  const own = books.invites.filter(({ partnerId }) => partnerId === partner.id)
  if (own.some((invite) => normalizeEmail(invite.email) === address)) return 'known'
  const today = own.filter(({ at }) => at > books.clock.now() - DAY_MS)
  return today.length < MAX_PER_DAY ? 'sent' : 'limited'
}

function send(
  books: Books,
  partner: BookedPartner,
  { email, note, locale }: Pick<BookedInvite, 'email' | 'note' | 'locale'>,
  kind: Mail['kind'],
): void {
  const link = urlOf(books, partner.links[0]!)
  books.mails.push({ kind, to: email, from: partner.name, note, locale, link, at: books.clock.now() })
}

function viewInvite(books: Books, invite: BookedInvite, joined: ReadonlySet<string>): Invite {
  const address = normalizeEmail(invite.email)
  const state = joined.has(address) ? 'joined' : books.unsubscribed.has(address) ? 'unsubscribed' : 'sent'
  const isOld = books.clock.now() - invite.at >= PATIENCE_MS
  return {
    id: invite.id,
    email: maskEmail(invite.email),
    at: isoTime(invite.at),
    state,
    canRemind: state === 'sent' && isOld && !invite.isReminded,
  }
}

/** The addresses, in normal form, of everybody who is a referral of this partner. */
function joinedEmails(books: Books, partner: BookedPartner): Set<string> {
  const own = settleAll(books).filter((settlement) => settlement.partner === partner)
  const emails = own.flatMap(({ friend }) => [friend.email, ...friend.deeds.map(({ email }) => email)])
  return new Set(emails.filter((email) => email !== null).map(normalizeEmail))
}
