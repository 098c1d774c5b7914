import type { Claim } from './claim.ts'
import type { RecordResult, TrackedEvent } from './event.ts'
import type { FriendView } from './friend.ts'
import type { Invite, InviteResult } from './invite.ts'
import type { Leaderboard } from './leaderboard.ts'
import type { Link, PartnerChange, PartnerView, Summary } from './partner.ts'
import type { Invitation, JoinResult, ProgramView } from './program.ts'
import type { Referral } from './referral.ts'
import type { Reward } from './reward.ts'
import type { Visit } from './visit.ts'

/** Every call can be given up. An aborted call rejects with the signal's reason and may or may not have had its effect. */
export interface Options {
  signal?: AbortSignal
}

export interface PageOptions extends Options {
  /** The `next` of the page before. Absent: from the newest. */
  after?: string
  /** How many, 1 to 100. Default 20. Anything else rejects with `invalid`, as a strange `after` does. */
  limit?: number
}

/** One page of a list, newest first. */
export interface Page<T> {
  data: T[]
  /** What to pass as `after` for the next page, or `null` at the end. */
  next: string | null
}

/**
 * Who the partner is. A token is signed by the host's own server; as a function it is called again when the backend says
 * that the token has expired. With an e-mail address the person gets a link at once, and figures after opening a mailed link.
 */
export type Identity = { token: string | (() => Promise<string>) } | { email: string }

/** Something about this partner changed: read it again. Never carries anybody's data. */
export interface Change {
  kind: 'referral' | 'reward' | 'me'
}

/**
 * What the front asks of a back. Small on purpose: an adapter translates, it does not decide. Optional members are absent
 * where the backend cannot do them, never stubs; the widget hides what is absent.
 *
 * Every member rejects with a `GoodwordError` and nothing else, except an aborted call, which rejects with its signal's
 * reason. Times in events are milliseconds; times in answers are RFC 3339. Amounts are integers in minor units.
 */
export interface BackendAdapter {
  /** For messages and the doctor: `memory`, `http`. */
  readonly name: string

  /**
   * Records what happened. Resolves only when the events are durable. Safe to repeat: an event is known by its `id`.
   * An empty list resolves to an empty result. A bad event is listed in `rejected` and does not harm its neighbours.
   * More than 100 at a time reject with `too_large`.
   * `keepalive` lets the call outlive the page.
   */
  record(events: readonly TrackedEvent[], options?: Options & { keepalive?: boolean }): Promise<RecordResult>

  /**
   * For the friend: who invites and what it brings; `null` for a code that nobody has, that does not earn now, or that can be
   * no code. Safe to repeat.
   */
  invitation(code: string, options?: Options): Promise<Invitation | null>

  /** What anybody may know of the program. Safe to repeat. */
  program?(options?: Options): Promise<ProgramView>

  /** How far the friend of this visit has come, and what is his; `null` for a visit that nobody reported. Safe to repeat. */
  friend?(visit: Visit, options?: Options): Promise<FriendView | null>

  /**
   * A link at once for an e-mail address; a mail with the way to the figures is sent too. The answer does not tell whether
   * the address was known. Calling twice gives two codes; both credit the same person once a mailed link was opened.
   */
  join?(person: { email: string; name?: string; locale?: string }, options?: Options): Promise<JoinResult>

  /** A session as this partner. Does no I/O and never throws: the first read authenticates. */
  partner?(identity: Identity): PartnerSession
}

/**
 * What a partner may read and do. Every read may be repeated. Reads reject with `no_credential`, `invalid_token` or `token_expired`,
 * with `forbidden` what a limited session may not see, and with `unavailable` when the page could not get a token.
 */
export interface PartnerSession {
  /** The partner himself, with his links and the offer. */
  me(options?: Options): Promise<PartnerView>

  /** Figures between two RFC 3339 moments, `[from, to)`. Zeroes when nothing happened; `invalid` when it is no range. */
  summary(range: { from: string; to: string; by?: 'day' }, options?: Options): Promise<Summary>

  /**
   * His friends, newest first: who signed up or bought. A visit alone is a click, since nobody knows who it was. An empty page
   * when there are none.
   */
  referrals(page?: PageOptions): Promise<Page<Referral>>

  /** His own rewards, newest first. An empty page when there are none. */
  rewards(page?: PageOptions): Promise<Page<Reward>>

  /**
   * Calls the listener after something of this partner's changed; possibly more often, never with data. Returns the way
   * to stop. Does nothing after `close()`. Absent where the backend cannot tell.
   */
  onChange?(listener: (change: Change) => void): () => void

  /**
   * Changes what a partner may choose himself, and answers with all of it. Safe to repeat. Rejects with `invalid` for what may not
   * be chosen: a `given` outside of `PartnerView.generosity`, or not a multiple of its step.
   */
  update?(change: PartnerChange, options?: Options): Promise<PartnerView>

  /** Adds a link with a label to tell it by. Without a `url` it leads where the first one does. `host_not_allowed` elsewhere. */
  createLink?(link: { label: string; url?: string }, options?: Options): Promise<Link>

  /**
   * Has mails sent to friends, at most 20 at a time (`invalid` beyond), and says what became of each address. Every mail names
   * the partner, carries his note and a way to get no more of them. Repeating it sends nothing twice (`known`).
   */
  invite?(
    request: { emails: readonly string[]; note?: string; locale?: string },
    options?: Options,
  ): Promise<InviteResult>

  /** The mails that were sent, newest first. */
  invites?(page?: PageOptions): Promise<Page<Invite>>

  /** Sends one of them once more, and never again: `conflict` when `canRemind` is false, `not_found` for a strange id. */
  remind?(inviteId: string, options?: Options): Promise<Invite>

  /**
   * Takes an approved reward that is not paid out: a credit, a gift, points or a coupon, whose `code` stands in the answer. All
   * of it, once; repeating it answers with the same. `conflict` when it is not approved or is cash, `not_found` for a strange id.
   */
  redeem?(rewardId: string, options?: Options): Promise<Reward>

  /**
   * This person, as a friend, says who had sent him: by the other's code or e-mail address. Where the program asks the
   * other, it waits for him; the answer is the same whether that address is anybody's. `conflict` when it comes too late or he
   * was sent by somebody already, `unknown_code` for a code that nobody has.
   */
  claim?(sender: { code: string } | { email: string }, options?: Options): Promise<{ state: 'waiting' | 'confirmed' }>

  /** What friends have said of this partner, newest first. */
  claims?(page?: PageOptions): Promise<Page<Claim>>

  /** Says whether it is so. Safe to repeat; `conflict` when it was answered otherwise, `not_found` for a strange id. */
  confirmClaim?(claimId: string, answer: { isMine: boolean }, options?: Options): Promise<Claim>

  /** Who brought most friends in the current month of the program's time zone. */
  leaderboard?(options?: Options): Promise<Leaderboard>

  /** Ends the session: listeners go, open reads and later ones reject with an `AbortError`. Safe to repeat. */
  close(): void
}
