import {
  GoodwordError,
  type BackendAdapter,
  type FriendView,
  type Identity,
  type Invitation,
  type JoinResult,
  type PartnerKind,
  type PartnerSession,
  type ProgramView,
} from '@goodword/core'
import type { OfferInput, ProgramSettings } from '@goodword/core/wire/schemas'
import { offerFor, partnerOfCode, statusAt, type BookedProgram, type Books } from './memory/books.ts'
import { createChanges } from './memory/changes.ts'
import { createClock, type Clock } from './memory/clock.ts'
import { createDoors } from './memory/doors.ts'
import { isEmail } from './memory/email.ts'
import { viewFriend } from './memory/friend-view.ts'
import { termsFor } from './memory/generosity.ts'
import { createHost, type MemoryHost } from './memory/host.ts'
import { recordEvents } from './memory/record.ts'
import { createSession } from './memory/session.ts'
import { readOffer } from './memory/terms.ts'

export type { Clock } from './memory/clock.ts'
export type { HostPartner, MemoryHost } from './memory/host.ts'

export interface MemoryOptions {
  /** The time to start at, in milliseconds. Default: the real time. The clock stands still until it is set. */
  now?: number
  /** What the owner has set. What may be done beside sharing is off by default, as on our server. */
  program?: {
    /** Default `Test program`. */
    name?: string
    /** ISO 4217. Default `USD`. */
    currency?: string
    /** Days between a click and what it is credited with. Default 90. */
    windowDays?: number
    /** Which click is credited. Default `last`. */
    model?: 'last' | 'first'
    /** Where links lead. Default `https://shop.example/`. */
    landingUrl?: string
    /** Whether an invitation names the partner. Default true. */
    showPartnerName?: boolean
  } & Partial<Pick<ProgramSettings, 'invites' | 'redeem' | 'leaderboard' | 'claims' | 'generosity'>>
  /** What each side gets, by the kind of the partner who refers. Default: nobody gets anything. */
  offers?: Partial<Record<PartnerKind, OfferInput>>
}

/** Everything that the contract offers, a clock to move, and the host's own side. */
export interface MemoryAdapter extends Required<BackendAdapter> {
  partner(identity: Identity): Required<PartnerSession>
  clock: Clock
  host: MemoryHost
}

/**
 * A whole backend in memory, for tests, demos and for reading: the contract in its plainest form. It keeps the facts it is
 * told and works everything else out when asked. Forgotten with the page; never for production.
 */
export function createMemoryAdapter(options: MemoryOptions = {}): MemoryAdapter {
  const books = openBooks(options)
  const doors = createDoors(books)

  return {
    name: 'memory',
    clock: books.clock,
    host: createHost(books, doors),

    async record(events, options) {
      options?.signal?.throwIfAborted()
      return recordEvents(books, events)
    },

    async invitation(code, options): Promise<Invitation | null> {
      options?.signal?.throwIfAborted()
      const partner = partnerOfCode(books, code)
      if (!partner || statusAt(partner, books.clock.now()) !== 'active') return null
      const isNamed = books.program.showPartnerName && partner.name !== null
      return {
        code,
        partner: isNamed ? { name: partner.name! } : null,
        offer: { customer: termsFor(books, partner, books.clock.now()).customer, text: null },
        coupon: null,
        expires: null,
      }
    },

    async program(options): Promise<ProgramView> {
      options?.signal?.throwIfAborted()
      const { name, currency } = books.program
      const offer = offerFor(books, 'customer')
      return { name, locale: null, currency, termsUrl: null, channels: [], theme: {}, offer, can: ['join'] }
    },

    async friend(visit, options): Promise<FriendView | null> {
      options?.signal?.throwIfAborted()
      return viewFriend(books, visit.id)
    },

    async join(person, options): Promise<JoinResult> {
      options?.signal?.throwIfAborted()
      if (!isEmail(person.email)) throw new GoodwordError('invalid', 'This is not an e-mail address.')
      return doors.join(person)
    },

    partner(identity: Identity): Required<PartnerSession> {
      return createSession(books, doors, identity)
    },
  }
}

function openBooks({ now = Date.now(), program = {}, offers = {} }: MemoryOptions): Books {
  const changes = createChanges()
  const terms = Object.entries(offers).map(([kind, offer]) => [kind, readOffer(offer)] as const)
  let number = 0
  return {
    program: {
      name: 'Test program',
      currency: 'USD',
      windowDays: 90,
      model: 'last',
      landingUrl: 'https://shop.example/',
      showPartnerName: true,
      invites: false,
      redeem: false,
      leaderboard: null,
      claims: null,
      generosity: null,
      ...program,
      offers: Object.fromEntries(terms) as BookedProgram['offers'],
    },
    clock: createClock(now, () => changes.emit('reward')),
    changes,
    partners: [],
    visits: new Map(),
    deeds: [],
    eventIds: new Set(),
    reviews: new Map(),
    invites: [],
    suppressed: new Set(),
    claims: [],
    redeemed: new Map(),
    nextNumber: () => (number += 1),
  }
}
