/** What became of one address of an invitation. `suppressed`: its owner wants no such mail. `known`: was invited before. */
export type InviteOutcome = 'sent' | 'invalid' | 'suppressed' | 'known' | 'limited'

/** What became of each address, in the order in which they were given. */
export interface InviteResult {
  results: { email: string; outcome: InviteOutcome }[]
}

/** A mail that a partner had sent. */
export interface Invite {
  id: string
  /** Masked, as every address of somebody else is. */
  email: string
  /** RFC 3339. */
  at: string
  state: 'sent' | 'joined' | 'unsubscribed'
  /** It may be sent once more: not reminded yet, not answered, and its first mail has had its time. */
  canRemind: boolean
}
