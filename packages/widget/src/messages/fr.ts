import { first } from './fr/first.ts'
import { words as friend } from './fr/friend.ts'
import { words as later } from './fr/later.ts'
import { words as tools } from './fr/tools.ts'
import type { Messages } from './messages.ts'

/** French. */
export const fr: Messages = { ...first, ...friend, ...later, ...tools }
