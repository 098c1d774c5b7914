import { first } from './he/first.ts'
import { words as friend } from './he/friend.ts'
import { words as later } from './he/later.ts'
import { words as tools } from './he/tools.ts'
import type { Messages } from './messages.ts'

/** Hebrew. */
export const he: Messages = { ...first, ...friend, ...later, ...tools }
