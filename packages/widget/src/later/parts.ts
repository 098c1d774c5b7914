import type * as friend from './friend.ts'
import type * as later from './later.ts'

/** What has come of the link, the form for joining, more ways to share. */
export type LaterParts = typeof later

export const loadLater = (): Promise<LaterParts> => import('./later.ts')

/** The friend's banner and own progress. */
export const loadFriend = (): Promise<typeof friend> => import('./friend.ts')
