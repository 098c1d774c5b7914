import { linkTo, normalizeCode, type PartnerKind, type PartnerStatus, type RewardTerms } from '@goodword/core'
import type { Changes } from './changes.ts'
import type { Clock } from './clock.ts'

/** What each side gets, by the kind of the partner who refers. */
export interface Terms {
  partner: RewardTerms[]
  customer: RewardTerms[]
}

export interface BookedProgram {
  name: string
  currency: string
  windowDays: number
  model: 'last' | 'first'
  landingUrl: string
  showPartnerName: boolean
  /** Whether partners may have friends invited by mail. */
  invites: boolean
  /** Whether partners may turn approved credit, gifts and points into a code themselves. */
  redeem: boolean
  /** From how many people on there is a leaderboard; `null`: none. */
  leaderboard: { minimum: number } | null
  /** How many days later a friend may say who had sent him, and whether that partner is asked; `null`: never. */
  claims: { days: number; confirm: boolean } | null
  /** How much of a fixed reward a partner may move to his friends, in minor units; `null`: nothing. */
  generosity: { most: number; step: number } | null
  offers: Partial<Record<PartnerKind, Terms>>
}

export interface BookedPartner {
  id: string
  /** The host's own id, or `null` for somebody who gave only an address. */
  externalId: string | null
  kind: PartnerKind
  name: string | null
  email: string | null
  /** Every status he had, oldest first. A click counts by the status of its moment. */
  statuses: { status: PartnerStatus; since: number }[]
  links: BookedLink[]
  /** BCP 47, or `null` when he never chose. */
  locale: string | null
  /** Whether others read his name in the leaderboard. */
  isListed: boolean
  /** How much he gave of his own reward, and from when on, oldest first. Before the first: nothing. */
  gifts: { given: number; since: number }[]
  /** Gave an address and has not opened the mailed link yet. */
  isProvisional: boolean
}

export interface BookedLink {
  id: string
  code: string
  label: string | null
  /** Where it leads, without the code; `null`: where the program's links do. */
  landingUrl: string | null
}

/** A mail that a partner had sent. */
export interface BookedInvite {
  id: string
  partnerId: string
  email: string
  at: number
  isReminded: boolean
}

/** A friend said afterwards who had sent him. */
export interface BookedClaim {
  id: string
  partnerId: string
  customerId: string
  at: number
  state: 'waiting' | 'confirmed' | 'declined'
}

/** A visit that a click reported, or that is known only from inside another event. */
export interface BookedVisit {
  id: string
  code: string
  at: number
  receivedAt: number
  /** The visit it displaced. */
  previousId: string | null
  /** False when its click was never seen. */
  isClick: boolean
}

/** A lead or a sale: a claim of a browser, or verified by the host. */
export interface Deed {
  id: string
  type: 'lead' | 'sale'
  isVerified: boolean
  at: number
  receivedAt: number
  customerId: string | null
  email: string | null
  name: string | null
  visitId: string | null
  code: string | null
  orderId: string | null
  amount: number
  currency: string | null
  discount: number
}

/**
 * Everything that was ever told, and nothing that can be worked out from it. Referrals and rewards are read off these
 * facts each time, so the order in which they arrived cannot matter.
 */
export interface Books {
  program: BookedProgram
  clock: Clock
  changes: Changes
  partners: BookedPartner[]
  visits: Map<string, BookedVisit>
  deeds: Deed[]
  /** Ids of events that browsers sent. */
  eventIds: Set<string>
  /** What a person decided about a held reward, by its id. */
  reviews: Map<string, 'released' | 'rejected'>
  invites: BookedInvite[]
  /** Addresses, in normal form, whose owners want no invitations. */
  suppressed: Set<string>
  claims: BookedClaim[]
  /** The codes of rewards that their partners took, by the id of the reward. */
  redeemed: Map<string, string>
  /** The next free number. Ids and codes are numbered, so that a test can name them. */
  nextNumber(): number
}

/** The partner who has a code, or `undefined`. */
export function partnerOfCode(books: Books, code: string): BookedPartner | undefined {
  return books.partners.find((partner) => hasCode(partner, code))
}

/** Tells whether a code is one of this partner's, written large or small. */
export function hasCode(partner: BookedPartner, code: string): boolean {
  const normal = normalizeCode(code)
  return partner.links.some((link) => normalizeCode(link.code) === normal)
}

/** The status a partner had at a moment; before he came, the first one. */
export function statusAt(partner: BookedPartner, at: number): PartnerStatus {
  const current = partner.statuses.findLast(({ since }) => since <= at) ?? partner.statuses[0]
  return current?.status ?? 'active'
}

export interface NewPartner {
  externalId?: string
  kind?: PartnerKind
  name?: string
  email?: string
  code?: string
  isProvisional?: boolean
}

/** Adds a partner with one link. */
export function addPartner(books: Books, input: NewPartner): BookedPartner {
  const number = books.nextNumber()
  const partner: BookedPartner = {
    id: `partner_${number}`,
    externalId: input.externalId ?? null,
    kind: input.kind ?? 'customer',
    name: input.name ?? null,
    email: input.email ?? null,
    statuses: [{ status: 'active', since: books.clock.now() }],
    links: [{ id: `link_${number}`, code: input.code ?? `code${number}`, label: null, landingUrl: null }],
    locale: null,
    isListed: false,
    gifts: [],
    isProvisional: input.isProvisional ?? false,
  }
  books.partners.push(partner)
  return partner
}

/** Where a link leads. */
export function urlOf(books: Books, { code, landingUrl }: Pick<BookedLink, 'code' | 'landingUrl'>): string {
  return linkTo(landingUrl ?? books.program.landingUrl, code)
}

/** What the program promises when a partner of this kind refers. Nothing where no offer was made. */
export function offerFor(books: Books, kind: PartnerKind): Terms {
  return books.program.offers[kind] ?? { partner: [], customer: [] }
}
