import type { PartnerKind, PartnerStatus, Touch } from '@goodword/core'
import type { Offer, ProgramSettings } from '@goodword/core/wire/schemas'
import type { Choice } from './generosity.ts'
import type { Version } from './in-force.ts'

/** A landing with a code, as credit sees it. */
export interface TouchFact extends Touch {
  visitId: string
  code: string
  /** The click itself arrived. */
  seen: boolean
}

/** A lead or a sale of the customer. */
export interface ConversionFact {
  id: string
  type: 'lead' | 'sale'
  /** The host's server or the owner confirmed it. Otherwise it is a browser's claim. */
  verified: boolean
  source: string
  orderId: string | null
  amount: number | null
  currency: string | null
  discount: number
  at: number
  receivedAt: number
  customerId: string | null
  email: string | null
  emailNormal: string | null
  name: string | null
  visitId: string | null
  code: string | null
}

export interface PartnerFact {
  id: string
  kind: PartnerKind
  externalId: string | null
  email: string | null
  emailNormal: string | null
  /** Every state he was in, from when. */
  statuses: readonly { status: PartnerStatus; since: number }[]
  /** What he chose to give to his friends, from when on. */
  choices: readonly Choice[]
}

/** The customer said afterwards who had sent him, and that partner confirmed it. */
export interface ClaimFact {
  customerId: string
  partnerId: string
  /** The code that he named, or one of that partner's. */
  code: string
  name: string | null
  email: string | null
  at: number
  /** How many days before it is credited too. */
  days: number
}

/** Everything that decides what one customer brings. Nothing else is looked at. */
export interface Facts {
  customerKey: string
  conversions: readonly ConversionFact[]
  /** Automation is left out already. */
  touches: readonly TouchFact[]
  /** Which visits each visit displaced. */
  previousVisits: ReadonlyMap<string, readonly string[]>
  /** Whose a code is. A code that nobody has is absent. */
  partnerOfCode: ReadonlyMap<string, string>
  partners: ReadonlyMap<string, PartnerFact>
  /** At most one is confirmed, for ever. */
  claim: ClaimFact | null
  settings: readonly Version<ProgramSettings>[]
  offers: ReadonlyMap<PartnerKind, readonly Version<Offer>[]>
}

/** The order in which things happened, whatever the order in which they were heard of. */
export function byOccurrence(a: ConversionFact, b: ConversionFact): number {
  return a.at - b.at || a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)
}

/** The state a partner was in at a moment. Before the first that is known, it is the first. */
export function statusAt(partner: PartnerFact, at: number): PartnerStatus {
  const ordered = [...partner.statuses].sort((a, b) => a.since - b.since)
  return (ordered.findLast((entry) => entry.since <= at) ?? ordered[0])?.status ?? 'active'
}
