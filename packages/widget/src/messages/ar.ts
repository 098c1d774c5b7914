import { first } from './ar/first.ts'
import { words as friend } from './ar/friend.ts'
import { words as later } from './ar/later.ts'
import { words as tools } from './ar/tools.ts'
import type { Messages } from './messages.ts'

/** Arabic. */
export const ar: Messages = { ...first, ...friend, ...later, ...tools }
