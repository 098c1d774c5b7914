/** A friend said afterwards that this partner had sent him. */
export interface Claim {
  id: string
  /** Who says so: the name he gave, and a masked address. */
  friend: { name: string | null; email: string | null }
  /** When he said so, RFC 3339. */
  at: string
  state: 'waiting' | 'confirmed' | 'declined'
}
