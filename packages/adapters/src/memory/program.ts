import type { PartnerKind } from '@goodword/core'
import type { OfferInput, ProgramSettings } from '@goodword/core/wire/schemas'
import { readOffer, type Offers } from './terms.ts'

/** What the owner of the program says, under the names that a server's settings have. All of it may be left out. */
export interface ProgramOptions {
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
  /** Hosts that links may lead to. Default: the one of the landing page. */
  hosts?: readonly string[]
  /** Whether automation counts. Default `ignore`. */
  bots?: 'ignore' | 'count'
  /** Whether an invitation names the partner. Default true. */
  showPartnerName?: boolean
  /** Whether what is sent with a link says that the sender gains too. Default false. */
  disclosure?: boolean
  /** Whether partners may have friends invited by mail. Default false. */
  invites?: boolean
  /** Whether partners may turn approved credit, gifts and points into a code themselves. Default false. */
  redeem?: boolean
  /** From how many people on there is a leaderboard. Default: there is none. */
  leaderboard?: ProgramSettings['leaderboard']
  /** How many days later a friend may say who had sent him, and whether that partner is asked (default true). Default: never. */
  claims?: { days: number; confirm?: boolean } | null
  /** How much of a fixed reward a partner may move to his friends, in minor units. Default: nothing. */
  generosity?: ProgramSettings['generosity']
}

/** A program with its defaults filled in. */
export interface BookedProgram extends Required<ProgramOptions> {
  offers: Offers
}

export function readProgram(options: ProgramOptions, offers: Partial<Record<PartnerKind, OfferInput>>): BookedProgram {
  const terms = Object.entries(offers).map(([kind, offer]) => [kind, readOffer(offer)] as const)
  return {
    name: 'Test program',
    currency: 'USD',
    windowDays: 90,
    model: 'last',
    landingUrl: 'https://shop.example/',
    hosts: [],
    bots: 'ignore',
    showPartnerName: true,
    disclosure: false,
    invites: false,
    redeem: false,
    leaderboard: null,
    claims: null,
    generosity: null,
    ...options,
    offers: Object.fromEntries(terms) as Offers,
  }
}
