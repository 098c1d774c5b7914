import { first } from './tr/first.ts'
import { words as friend } from './tr/friend.ts'
import { words as later } from './tr/later.ts'
import { words as tools } from './tr/tools.ts'
import type { Messages } from './messages.ts'

/** Turkish. */
export const tr: Messages = { ...first, ...friend, ...later, ...tools }
