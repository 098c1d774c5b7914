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
  /** What this session may do beyond reading. */
  can: string[]
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
