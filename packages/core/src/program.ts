import type { OfferTerms } from './offer.ts'

/** What the friend sees: who invites, and what it brings. */
export interface Invitation {
  code: string
  /** Who invites, or `null` when the partner did not agree to be named. */
  partner: { name: string } | null
  /** What the friend gets. `text` is the owner's own sentence, or `null`. */
  offer: { customer: OfferTerms['customer']; text: string | null }
  /** A coupon code to type at the checkout, or `null`. */
  coupon: string | null
  /** RFC 3339, or `null`. */
  expires: string | null
}

/** What anybody may know of a program. */
export interface ProgramView {
  name: string
  /** BCP 47, or `null` for the page's own. */
  locale: string | null
  /** ISO 4217. */
  currency: string
  /** Where the terms stand, or `null`. */
  termsUrl: string | null
  /** Channels the owner chose, in order; empty: the widget's own choice. */
  channels: string[]
  /** The owner's defaults for `--goodword-*` variables, without the prefix, such as `{ accent: '#3b5bfd' }`. */
  theme: Record<string, string>
  offer: OfferTerms
  /** What visitors may do here: `join`. */
  can: string[]
  /** Where the law wants it, what is sent with a link says that the sender gains too. Absent: it does not. */
  disclosure?: boolean
  /** The owner has listed no websites, so that every one may use the key. Absent where the backend keeps no such list. */
  anyOrigin?: boolean
}

/** Answer to an e-mail address. The same for known and unknown addresses. */
export interface JoinResult {
  /** The link, ready to share at once. */
  link: string
  code: string
  /** A limited token: own link and sharing only. Figures come after the mailed link was opened. */
  token: string
}
