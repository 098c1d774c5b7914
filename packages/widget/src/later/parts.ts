import type * as friend from './friend.ts'
import type * as later from './later.ts'
import type * as tools from './tools.ts'
import { createLater, type Later } from './fetch-later.ts'

/** What has come of the link, the form for joining, the friend's banner. */
export type LaterParts = typeof later

/** More ways to share. */
export type ToolParts = typeof tools

export const loadLater = (): Promise<LaterParts> => import('./later.ts')

/** The friend's own progress. */
export const loadFriend = (): Promise<typeof friend> => import('./friend.ts')

export const createLaterParts = (): Later<LaterParts> => createLater(loadLater)
export const createToolParts = (): Later<ToolParts> => createLater(() => import('./tools.ts'))
