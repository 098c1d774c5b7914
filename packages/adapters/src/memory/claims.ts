import { DAY_MS, GoodwordError, type Claim } from '@goodword/core'
import { partnerOfCode, statusAt, type BookedClaim, type BookedPartner, type Books } from './books.ts'
import { isEmail, maskEmail, normalizeEmail } from './email.ts'
import { findFriends } from './friends.ts'
import { settle } from './settle.ts'
import { isoTime } from './views.ts'

/** A friend, who is a user of the host's himself, says who had sent him. */
export function claimSender(
  books: Books,
  friend: BookedPartner,
  sender: { code: string } | { email: string },
): { state: 'waiting' | 'confirmed' } {
  const { claims } = books.program
  const customerId = friend.externalId
  if (!claims || customerId === null) throw new GoodwordError('forbidden')
  const partner = findSender(books, sender)
  if (partner === friend) throw new GoodwordError('conflict', 'Nobody sends himself.')
  checkTime(books, customerId, claims.days)

  // The answer must not tell whether an address is anybody's.
  if (!partner) return { state: 'waiting' }
  books.claims = books.claims.filter((claim) => claim.customerId !== customerId || claim.state !== 'waiting')
  const state = claims.confirm ? 'waiting' : 'confirmed'
  const now = books.clock.now()
  books.claims.push({ id: `claimed_${books.nextNumber()}`, partnerId: partner.id, customerId, at: now, state })
  books.changes.emit('referral', partner.id)
  return { state }
}

/** What friends have said of a partner, in the order in which they did. */
export function claimsOf(books: Books, partner: BookedPartner): Claim[] {
  return books.claims.filter(({ partnerId }) => partnerId === partner.id).map((claim) => viewClaim(books, claim))
}

/** The partner says whether it is so. */
export function answerClaim(books: Books, partner: BookedPartner, claimId: string, isMine: boolean): Claim {
  const claim = books.claims.find(({ id, partnerId }) => id === claimId && partnerId === partner.id)
  if (!claim) throw new GoodwordError('not_found')
  const answer = isMine ? 'confirmed' : 'declined'
  if (claim.state === 'waiting') {
    claim.state = answer
    books.changes.emit('referral', partner.id)
  }
  if (claim.state !== answer) throw new GoodwordError('conflict', 'This was answered otherwise.')
  return viewClaim(books, claim)
}

function findSender(books: Books, sender: { code: string } | { email: string }): BookedPartner | undefined {
  if ('code' in sender) {
    const partner = partnerOfCode(books, sender.code)
    if (!partner || statusAt(partner, books.clock.now()) !== 'active') throw new GoodwordError('unknown_code')
    return partner
  }
  if (!isEmail(sender.email)) throw new GoodwordError('invalid', 'This is not an e-mail address.')
  const address = normalizeEmail(sender.email)
  return books.partners.find(({ email, isProvisional }) => !isProvisional && email && normalizeEmail(email) === address)
}

function checkTime(books: Books, customerId: string, days: number): void {
  const friend = findFriends(books).find((friend) => friend.customerId === customerId)
  if (books.claims.some((claim) => claim.customerId === customerId && claim.state === 'confirmed')) {
    throw new GoodwordError('conflict', 'It is known already who sent you.')
  }
  if (!friend) return
  if (settle(books, friend).length > 0) throw new GoodwordError('conflict', 'It is known already who sent you.')
  if (friend.deeds[0]!.at < books.clock.now() - days * DAY_MS)
    throw new GoodwordError('conflict', 'It is too late for that.')
}

function viewClaim(books: Books, { id, customerId, at, state }: BookedClaim): Claim {
  const friend = findFriends(books).find((friend) => friend.customerId === customerId)
  const user = books.partners.find(({ externalId }) => externalId === customerId)
  const email = friend?.email ?? user?.email ?? null
  return {
    id,
    friend: { name: friend?.name ?? user?.name ?? null, email: email === null ? null : maskEmail(email) },
    at: isoTime(at),
    state,
  }
}
