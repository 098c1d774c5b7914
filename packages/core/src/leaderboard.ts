/**
 * Who brought most friends. Private by default: a partner who has not agreed stands there without a name, and only to himself as
 * himself. `rows` is empty while fewer people than `minimum` have brought anybody, and holds nobody who was made up.
 */
export interface Leaderboard {
  /** The time that is compared, RFC 3339, `[from, to)`. */
  from: string
  to: string
  /** Best first; equals share a rank. At most 10, and the reader's own row wherever it stands. */
  rows: { rank: number; name: string | null; friends: number; isMe: boolean }[]
  /** How many people brought a friend in this time. */
  people: number
  /** How many it takes before there is something to compare. */
  minimum: number
}
