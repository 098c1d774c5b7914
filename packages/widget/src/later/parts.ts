import type * as later from './later.ts'
import type * as tools from './tools.ts'
import { createLater, type Later } from './fetch-later.ts'

/** What has come of the link, the form for joining, the friend's banner. */
export type LaterParts = typeof later

/** More ways to share. */
export type ToolParts = typeof tools

export const createLaterParts = (): Later<LaterParts> => createLater(() => import('./later.ts'))
export const createToolParts = (): Later<ToolParts> => createLater(() => import('./tools.ts'))
