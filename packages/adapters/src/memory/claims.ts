import { DAY_MS, GoodwordError, type Claim } from '@goodword/core'
import { partnerOfCode, statusAt, takeNumber, type Books } from './books.ts'
import { isEmail, maskEmail, normalizeEmail } from './email.ts'
import type { BookedClaim, BookedPartner } from './facts.ts'
import { findFriends } from './friends.ts'
import { isoTime } from './iso-time.ts'
import { isCredited } from './settle.ts'

export type Sender = { code: string } | { email: string }

/** A friend says who had sent him. What is asked of him comes first, so that no answer depends on whose the address is. */
export function claimSender(books: Books, claimant: BookedPartner, sender: Sender): { state: 'waiting' | 'confirmed' } {
  const { externalId: customerId } = claimant
  // Who came by a mailed link is nobody whom the host would know as a customer.
  if (customerId === null) throw new GoodwordError('forbidden', 'Sign in at the shop to say who had sent you.')
  const { days, confirm = true } = books.program.claims!
  const since = books.clock.now() - days * DAY_MS
  refuseOwn(books, claimant, sender)
  if ('code' in sender && !findSender(books, sender)) throw new GoodwordError('unknown_code')
  if (isSettled(books, customerId, since)) throw new GoodwordError('conflict')
  const partner = findSender(books, sender)
  if (!partner) return { state: 'waiting' }

  const state = confirm ? 'waiting' : 'confirmed'
  books.claims = books.claims.filter((claim) => claim.customerId !== customerId || claim.state !== 'waiting')
  books.claims.push({
    id: `claim_${takeNumber(books)}`,
    customerId,
    partnerId: partner.id,
    at: books.clock.now(),
    since,
    state,
  })
  books.changes.emit('referral', partner.id)
  return { state }
}

/** What friends have said of a partner, newest first. */
export function listClaims(books: Books, partner: BookedPartner): Claim[] {
  const own = books.claims.filter(({ partnerId }) => partnerId === partner.id)
  return own.toReversed().map((claim) => viewClaim(books, claim))
}

/** The partner says whether it is so. */
export function answerClaim(books: Books, partner: BookedPartner, claimId: string, isMine: unknown): Claim {
  if (typeof isMine !== 'boolean') throw new GoodwordError('invalid', 'Say whether it is so: true or false.')
  const claim = books.claims.find(({ id, partnerId }) => id === claimId && partnerId === partner.id)
  if (!claim) throw new GoodwordError('not_found')
  const answer = isMine ? 'confirmed' : 'declined'
  if (claim.state === 'waiting') {
    claim.state = answer
    books.changes.emit('referral', partner.id)
  } else if (claim.state !== answer) throw new GoodwordError('conflict')
  return viewClaim(books, claim)
}

/** Nobody had sent himself. */
function refuseOwn(books: Books, claimant: BookedPartner, sender: Sender): void {
  if ('code' in sender) {
    if (partnerOfCode(books, String(sender.code)) === claimant) throw new GoodwordError('conflict')
    return
  }
  if (!isEmail(sender.email)) throw new GoodwordError('invalid', 'Send a code or an e-mail address.')
  const friend = findCustomer(books, claimant.externalId!)
  const own = [claimant.email, friend?.email].filter((email) => email != null).map(normalizeEmail)
  if (own.includes(normalizeEmail(sender.email))) throw new GoodwordError('conflict')
}

/** The active partner with this code or address. An address counts once its owner has shown that it is his. */
function findSender(books: Books, sender: Sender): BookedPartner | undefined {
  const isActive = (partner: BookedPartner) => statusAt(partner, books.clock.now()) === 'active'
  if ('code' in sender) {
    const partner = partnerOfCode(books, String(sender.code))
    return partner && isActive(partner) ? partner : undefined
  }
  const address = normalizeEmail(sender.email)
  return books.partners.find(
    (partner) =>
      !partner.isProvisional &&
      partner.email !== null &&
      normalizeEmail(partner.email) === address &&
      isActive(partner),
  )
}

/** It is settled who sent this customer, or too late to say so. */
function isSettled(books: Books, customerId: string, since: number): boolean {
  const friend = findCustomer(books, customerId)
  if (!friend) return false
  const first = friend.deeds.find(({ isVerified }) => isVerified)
  return isCredited(books, friend) || (first !== undefined && first.at < since)
}

function findCustomer(books: Books, customerId: string) {
  return findFriends(books).find((friend) => friend.customerId === customerId)
}

function viewClaim(books: Books, { id, customerId, at, state }: BookedClaim): Claim {
  const friend = findCustomer(books, customerId)
  const user = books.partners.find(({ externalId }) => externalId === customerId)
  const email = friend?.email ?? user?.email ?? null
  return {
    id,
    friend: { name: friend?.name ?? user?.name ?? null, email: email === null ? null : maskEmail(email) },
    at: isoTime(at),
    state,
  }
}
