/** A piece of the referral panel that can be shown or left out by itself. */
export type Section =
  | 'title'
  | 'offer'
  | 'generosity'
  | 'link'
  | 'share'
  | 'qr'
  | 'note'
  | 'invite'
  | 'stats'
  | 'friends'
  | 'claims'
  | 'rewards'
  | 'leaderboard'
  | 'terms'

/** A piece of what a friend sees of his progress. */
export type FriendSection = 'steps' | 'rewards' | 'claim'

/** Tells whether a section is there. */
export type HasSection = (section: Section | FriendSection) => boolean

/** `show="link qr"`: these alone. `hide="rewards"`: all but these. Neither: all. Names we do not know are nobody's. */
export function sectionsOf(show: string | null, hide: string | null): HasSection {
  const shown = namesIn(show)
  const hidden = namesIn(hide)
  return (section) => (shown.size === 0 || shown.has(section)) && !hidden.has(section)
}

function namesIn(list: string | null): ReadonlySet<string> {
  return new Set(list?.split(/[\s,]+/).filter(Boolean))
}
