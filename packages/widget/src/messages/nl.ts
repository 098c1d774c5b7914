import { first } from './nl/first.ts'
import { words as friend } from './nl/friend.ts'
import { words as later } from './nl/later.ts'
import { words as tools } from './nl/tools.ts'
import type { Messages } from './messages.ts'

/** Dutch. */
export const nl: Messages = { ...first, ...friend, ...later, ...tools }
