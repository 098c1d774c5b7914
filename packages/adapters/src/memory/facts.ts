import type { Claim, PartnerKind, PartnerStatus } from '@goodword/core'

export interface BookedLink {
  id: string
  code: string
  label: string | null
  /** Where it leads, or `null` for the landing page of the program. */
  url: string | null
}

export interface BookedPartner {
  id: string
  /** The host's own id, or `null` for somebody who gave only an address. */
  externalId: string | null
  kind: PartnerKind
  name: string | null
  email: string | null
  locale: string | null
  /** Whether others read his name in the leaderboard. */
  isListed: boolean
  /** Every status he had, oldest first. A click counts by the status of its moment. */
  statuses: { status: PartnerStatus; since: number }[]
  /** How much of his reward he gave to his friends, oldest first. A sale counts by the choice of its moment. */
  choices: { given: number; since: number }[]
  links: BookedLink[]
  /** Gave an address and has not opened the mailed link yet. */
  isProvisional: boolean
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

/** Whom a token stands for. */
export interface Pass {
  /** The host's id of a user who becomes a partner at first use, or the partner himself. */
  who: { externalId: string } | { partnerId: string }
  isLimited: boolean
  isExpired: boolean
}

/** A friend whom a partner had a mail sent to. */
export interface BookedInvite {
  id: string
  partnerId: string
  email: string
  at: number
  note: string | null
  locale: string | null
  isReminded: boolean
}

/** A mail that a mailer would have sent. Times in milliseconds. */
export interface Mail {
  kind: 'invite' | 'reminder'
  to: string
  /** Who invites, or `null` when he has no name. */
  from: string | null
  /** What he wrote to his friend, or `null`. */
  note: string | null
  /** BCP 47, or `null` for the program's own. */
  locale: string | null
  link: string
  at: number
}

/** A customer said afterwards that a partner had sent him. */
export interface BookedClaim {
  id: string
  customerId: string
  partnerId: string
  at: number
  /** From when on it credits what the customer did. */
  since: number
  state: Claim['state']
}

/**
 * Everything that was ever told, and nothing that can be worked out from it. Referrals and rewards are read off these
 * facts each time, so the order in which they arrived cannot matter. Plain data without references, so that it can be kept as JSON.
 */
export interface Facts {
  /** Marks the tokens as of this adapter: those of another one are strangers here. */
  issuer: string
  /** The last number that was given out. Ids and codes are numbered, so that a test can name them. */
  lastNumber: number
  partners: BookedPartner[]
  visits: Map<string, BookedVisit>
  deeds: Deed[]
  /** Ids of events that browsers sent. */
  eventIds: Set<string>
  /** What a person decided about a held reward, by its id. */
  reviews: Map<string, 'released' | 'rejected'>
  /** By token. */
  passes: Map<string, Pass>
  /** Oldest first. */
  invites: BookedInvite[]
  mails: Mail[]
  /** Addresses, in normal form, whose owners want no more invitations. */
  unsubscribed: Set<string>
  /** The codes that rewards were redeemed for, by the reward's id. */
  redemptions: Map<string, string>
  /** Oldest first. */
  claims: BookedClaim[]
}

/** Facts of a backend to which nothing happened yet. */
export function createFacts(): Facts {
  return {
    issuer: Math.random().toString(36).slice(2),
    lastNumber: 0,
    partners: [],
    visits: new Map(),
    deeds: [],
    eventIds: new Set(),
    reviews: new Map(),
    passes: new Map(),
    invites: [],
    mails: [],
    unsubscribed: new Set(),
    redemptions: new Map(),
    claims: [],
  }
}
