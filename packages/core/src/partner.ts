import type { OfferTerms } from './offer.ts'

/** What kind of partner refers. */
export type PartnerKind = 'customer' | 'affiliate' | 'ambassador' | 'reseller' | 'technology'

/** A partner earns only while `active`. A click before a pause keeps what it earned. */
export type PartnerStatus = 'pending' | 'active' | 'paused' | 'closed'

/** A landing URL with a code in it. */
export interface Link {
  id: string
  /** The whole URL, ready to share. */
  url: string
  code: string
  label: string | null
  /** Unique clicks so far. */
  clicks: number
}

/** How much of his own reward a partner may move to his friends, in minor units. What is moved is added to what the friend gets. */
export interface Generosity {
  given: number
  /** The most that may be given; at least 0 stays. */
  most: number
  /** Only multiples of it may be given. */
  step: number
  currency: string
}

/** What a partner may change about himself. What is left out stays. */
export interface PartnerChange {
  name?: string | null
  /** BCP 47. */
  locale?: string | null
  /** Whether others read his name in the leaderboard. */
  isListed?: boolean
  /** How much of his own reward goes to his friends from now on, in minor units. */
  given?: number
}

/** A partner as he sees himself. */
export interface PartnerView {
  id: string
  kind: PartnerKind
  status: PartnerStatus
  name: string | null
  /** Never empty; the first is the one to show. */
  links: Link[]
  /** The partner's own coupon code, or `null`. */
  coupon: string | null
  offer: OfferTerms
  /** The tier he is in, or `null`. */
  tier: string | null
  /** The terms to agree to, or `null`. */
  terms: { url: string; version: string } | null
  /** BCP 47, or `null` when he never chose. */
  locale: string | null
  /** True while only the own link may be seen: the mailed link has not been opened yet. */
  limited: boolean
  /** What this session may do beyond reading, of what it has a member for: `links`, `invite`, `redeem`, `claim`, `leaderboard`. */
  can: string[]
  /** How generous he may be. Absent or `null`: the program does not let him choose. */
  generosity?: Generosity | null
  /** Whether others read his name in the leaderboard. Absent: there is none. */
  isListed?: boolean
}

/** What one person earned in one currency and form, by state, in minor units. */
export interface Earned {
  currency: string
  form: string
  pending: number
  held: number
  approved: number
  paid: number
  reversed: number
}

/** Figures over a time, for the partner's own eyes. Money is never added across currencies. */
export interface Summary {
  /** RFC 3339, inclusive. */
  from: string
  /** RFC 3339, exclusive. */
  to: string
  /** Unique clicks. */
  clicks: number
  leads: number
  /** Sales that the brand confirmed. */
  sales: number
  /** One entry per currency and form; empty before anything was earned. */
  earned: Earned[]
  /** One entry per day of the program's time zone when asked for `by: 'day'`, else empty. */
  series: { at: string; clicks: number; leads: number; sales: number; earned: { currency: string; amount: number }[] }[]
}
