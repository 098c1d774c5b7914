import { GoodwordError, normalizeCode, type PartnerKind, type PartnerStatus, type Referral } from '@goodword/core'
import type { Conversion, ConversionInput, ConversionResult } from '@goodword/core/wire/schemas'
import { addPartner, takeNumber, type Books } from './books.ts'
import { findMoneyFault } from './check-event.ts'
import type { Doors } from './doors.ts'
import { normalizeEmail } from './email.ts'
import type { Deed, Mail } from './facts.ts'
import { findFriends, type Friend } from './friends.ts'
import { creditFor, settle } from './settle.ts'
import { isoTime } from './iso-time.ts'
import { viewReferral, viewReward } from './views.ts'

/** A partner as the host names him. */
export interface HostPartner {
  /** The host's own user id. */
  externalId: string
  kind?: PartnerKind
  name?: string
  email?: string
  /** Absent: one is made. */
  code?: string
}

/** What the host's own server and its people do, for tests and demos. Everything takes effect at once. */
export interface MemoryHost {
  /** Adds a partner. With the `externalId` of a known one nothing changes. */
  partner(input: HostPartner): void
  /** Pauses, closes or reactivates. Throws `not_found` for somebody unknown. */
  setStatus(externalId: string, status: PartnerStatus): void
  /** A token for a user of the host's, who becomes a partner at first use. It does not expire by itself. */
  token(externalId: string): string
  /** From now on the token is answered `token_expired`. */
  expireToken(token: string): void
  /** A full token for the person who gave this address, as if he had opened the mailed link. Throws `not_found` when nobody did. */
  openMail(email: string): string
  /** Reports a verified lead or sale. Safe to repeat; throws `order_conflict` for a known order with another amount. */
  conversion(input: ConversionInput): ConversionResult
  /** Lets a held reward go on exactly where it was. */
  release(rewardId: string): void
  /** Refuses a held reward. */
  reject(rewardId: string): void
  /** The mails that partners had sent to friends, oldest first. */
  mails(): Mail[]
  /** The owner of this address wants no more invitations of this program. */
  unsubscribe(email: string): void
}

export function createHost(books: Books, doors: Doors): MemoryHost {
  const review = (rewardId: string, decision: 'released' | 'rejected'): void => {
    books.reviews.set(rewardId, decision)
    books.changes.emit('reward')
  }
  return {
    partner(input) {
      if (!books.partners.some(({ externalId }) => externalId === input.externalId)) addPartner(books, input)
    },

    setStatus(externalId, status) {
      const partner = books.partners.find((partner) => partner.externalId === externalId)
      if (!partner) throw new GoodwordError('not_found', `Nobody is called ${externalId}.`)
      partner.statuses.push({ status, since: books.clock.now() })
      books.changes.emit('me', partner.id)
    },

    token: (externalId) => doors.issueToken({ externalId }),
    expireToken: doors.expireToken,
    openMail: doors.openMail,

    conversion(input) {
      const known = findKnown(books, input)
      if (known) return answer(books, known, true)
      const deed = readDeed(books, input)
      books.deeds.push(deed)
      const result = answer(books, deed, false)
      if (result.referral) {
        books.changes.emit('referral', result.referral.partnerId)
        books.changes.emit('reward', result.referral.partnerId)
      }
      return result
    },

    release: (rewardId) => review(rewardId, 'released'),
    reject: (rewardId) => review(rewardId, 'rejected'),
    mails: () => [...books.mails],
    unsubscribe: (email) => void books.unsubscribed.add(normalizeEmail(email)),
  }
}

/** An order counts once, for ever; so does a customer's sign-up. */
function findKnown(books: Books, input: ConversionInput): Deed | undefined {
  const verified = books.deeds.filter((deed) => deed.isVerified && deed.type === input.type)
  if (input.type === 'lead') {
    return input.customerId === undefined ? undefined : verified.find((deed) => deed.customerId === input.customerId)
  }
  const known = verified.find((deed) => deed.orderId === input.orderId)
  if (known && (known.amount !== input.amount || known.currency !== input.currency.toUpperCase())) {
    throw new GoodwordError('order_conflict')
  }
  return known
}

function readDeed(books: Books, input: ConversionInput): Deed {
  if ([input.customerId, input.email, input.visitId, input.code].every((value) => value === undefined)) {
    throw new GoodwordError('invalid', 'Say whose it is: give at least one of customerId, email, visitId and code.')
  }
  const fault = input.type === 'sale' ? findMoneyFault(input.amount, input.currency) : null
  if (fault) throw new GoodwordError(fault.code, fault.detail)
  return {
    id: `conversion_${takeNumber(books)}`,
    type: input.type,
    isVerified: true,
    at: readMoment(input.at, books.clock.now()),
    receivedAt: books.clock.now(),
    customerId: input.customerId ?? null,
    email: input.email ?? null,
    name: input.name ?? null,
    visitId: input.visitId ?? null,
    code: input.code === undefined ? null : normalizeCode(input.code),
    orderId: input.type === 'sale' ? input.orderId : null,
    amount: input.type === 'sale' ? input.amount : 0,
    currency: input.type === 'sale' ? input.currency.toUpperCase() : null,
    discount: (input.type === 'sale' && input.discount) || 0,
  }
}

/** A host may back-date without limit; a clock that is a little fast is forgiven, the future is refused. */
function readMoment(at: ConversionInput['at'], now: number): number {
  const moment = at === undefined ? now : typeof at === 'string' ? Date.parse(at) : at
  if (!Number.isSafeInteger(moment)) throw new GoodwordError('invalid', 'The time is not a time.')
  if (moment > now + 5 * 60_000) throw new GoodwordError('future_time')
  return Math.min(moment, now)
}

function answer(books: Books, deed: Deed, duplicate: boolean): ConversionResult {
  const friend = findFriends(books).find(({ deeds }) => deeds.includes(deed))!
  const credit = creditFor(books, friend, deed)
  const settlement = settle(books, friend).find(({ partner }) => partner === credit?.partner)
  const rewards = settlement?.rewards.filter((reward) => reward.deed === deed) ?? []
  const referral: Referral | null = settlement ? viewReferral(books, settlement) : null
  return {
    conversion: viewConversion(books, friend, deed),
    duplicate,
    referral,
    rewards: rewards.map((reward) => viewReward(books, reward)),
  }
}

function viewConversion(books: Books, friend: Friend, deed: Deed): Conversion {
  const credit = creditFor(books, friend, deed)
  return {
    id: deed.id,
    type: deed.type,
    orderId: deed.orderId,
    source: 'api',
    amount: deed.currency === null ? null : deed.amount,
    currency: deed.currency,
    refunded: 0,
    verified: deed.isVerified,
    at: isoTime(deed.at),
    flags: [],
    partners: credit ? [{ id: credit.partner.id, weightPpm: 1_000_000, why: credit.why }] : [],
  }
}
