import type { Messages } from './messages.ts'
import { first } from './zh-Hans/first.ts'
import { words as friend } from './zh-Hans/friend.ts'
import { words as later } from './zh-Hans/later.ts'
import { words as tools } from './zh-Hans/tools.ts'

/** Simplified Chinese. */
export const zhHans: Messages = { ...first, ...friend, ...later, ...tools }
