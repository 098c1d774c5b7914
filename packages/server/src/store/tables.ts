import type { PartnerKind, PartnerStatus, Reason, RewardForm, Side } from '@goodword/core'
import type { Generated } from 'kysely'

/** Why a partner is credited: his touch, the customer's first verified lead, or what the customer said afterwards. */
export type Why = 'lock' | 'touch' | 'claim'

/** The tables as the queries see them. The meaning of each stands in the migrations. */
export interface Tables {
  migration: { name: string }
  server_state: { name: string; value: string }
  program: { program_id: string; is_test: boolean; created_at: number }
  program_settings: { program_id: string; version: number; body: string; since: number }
  credential: {
    program_id: string
    id: string
    kind: 'publishable' | 'secret' | 'signing'
    hash: string | null
    readable: string | null
    created_at: number
  }
  offer: { program_id: string; kind: PartnerKind; version: number; body: string; since: number }
  partner: PartnerTable
  partner_status: { program_id: string; partner_id: string; since: number; status: PartnerStatus }
  generosity_choice: { program_id: string; partner_id: string; since: number; given: number }
  link: LinkTable
  event: { program_id: string; verified: boolean; event_id: string }
  touch: TouchTable
  visit_chain: { program_id: string; visit_id: string; previous_id: string }
  click: { program_id: string; code: string; visit_id: string; hour: number; at: number }
  identity: { program_id: string; key: string }
  identity_link: { program_id: string; key: string; owner: string; verified: boolean; at: number }
  conversion: ConversionTable
  referral: ReferralTable
  reward: RewardTable
  invite: InviteTable
  unsubscribe_token: { program_id: string; hash: string; invite_id: string }
  suppression: { program_id: string; hash: string; since: number }
  claim: ClaimTable
  mail: MailTable
  mailed_link: { program_id: string; hash: string; partner_id: string; code: string; expires_at: number }
  owner_session: { program_id: string; hash: string; expires_at: number }
}

interface PartnerTable {
  program_id: string
  id: string
  seq: Generated<number>
  external_id: string | null
  kind: PartnerKind
  status: PartnerStatus
  name: string | null
  /** The address as mail is sent to it, in lower case. */
  email: string | null
  /** The form in which two people's addresses are compared. */
  email_normal: string | null
  /** The host vouched for the address, or a mailed link was opened. */
  has_proven_email: boolean
  locale: string | null
  /** Others may read his name in the leaderboard. */
  is_listed: Generated<boolean>
  /** The partner whose he turned out to be, when a provisional code was attached. */
  merged_into: string | null
  created_at: number
}

interface LinkTable {
  program_id: string
  id: string
  seq: Generated<number>
  partner_id: string
  code: string
  url: string
  label: string | null
  created_at: number
}

interface TouchTable {
  program_id: string
  visit_id: string
  code: string
  at: number
  received_at: number
  /** The click itself arrived; otherwise the visit is known only from inside another event. */
  seen: boolean
  /** Automation: stored, never credited. */
  ignored: boolean
  page: string | null
  referrer: string | null
}

interface ConversionTable {
  program_id: string
  id: string
  seq: Generated<number>
  type: 'lead' | 'sale'
  verified: boolean
  event_id: string
  source: string
  order_id: string | null
  amount: number | null
  currency: string | null
  discount: number
  at: number
  received_at: number
  has_clock_skew: boolean
  is_ignored: boolean
  customer_id: string | null
  email: string | null
  email_normal: string | null
  name: string | null
  visit_id: string | null
  /** A code given in a verified call. */
  code: string | null
  /** Whose it is, by the rules of `rules/identity.ts`. */
  customer_key: string
  partner_id: string | null
  why: Why | null
  has_unseen_click: Generated<boolean>
}

interface ReferralTable {
  program_id: string
  id: string
  seq: Generated<number>
  partner_id: string
  customer_key: string
  customer_id: string | null
  code: string
  name: string | null
  email: string | null
  /** When the friend came: orders the list. */
  since: number
  visited_at: number | null
  joined_at: number | null
  qualified_at: number | null
  has_claimed_sale: boolean
  has_sale: boolean
  /** Why the partner's side missed its reward. */
  missed_for: Reason | null
  /** The same for the friend's own side. */
  friend_missed_for: Reason | null
}

interface RewardTable {
  program_id: string
  id: string
  seq: Generated<number>
  conversion_id: string
  rule_id: string
  side: Side
  form: RewardForm
  partner_id: string
  customer_key: string
  customer_id: string | null
  offer_version: number
  base: number
  amount: number
  currency: string
  earned_at: number
  payable_at: number
  held_for: Reason | null
  /** The hold that a person lifted: it counts no more, another one would. */
  released_for: Reason | null
  rejected_for: Reason | null
  decision_note: string | null
  /** The friend's coupon was spent by the very order that earned it. */
  is_redeemed: boolean
  /** The partner took it himself, with this code. */
  code: string | null
  /** When the end of the hold was noticed and told. */
  approved_at: number | null
}

interface InviteTable {
  program_id: string
  id: string
  seq: Generated<number>
  partner_id: string
  /** The address as mail is sent to it. */
  address: string
  email_normal: string
  note: string | null
  created_at: number
  reminded_at: number | null
}

interface ClaimTable {
  program_id: string
  id: string
  seq: Generated<number>
  /** The host's own id of who says so. */
  customer_id: string
  /** Of whom he says it. */
  partner_id: string
  code: string
  /** How he was called when he said so. */
  name: string | null
  email: string | null
  at: number
  /** How many days back it reaches, by the settings of its time. */
  days: number
  state: 'waiting' | 'confirmed' | 'declined'
}

interface MailTable {
  program_id: string
  id: string
  seq: Generated<number>
  recipient: string
  subject: string
  body: string
  /** Where its reader says that he wants no more of them. */
  unsubscribe_url: string | null
  created_at: number
  /** Somebody is sending it; after this, in real time, another may try. */
  leased_until: number
  sent_at: number | null
}
