import { first } from './pl/first.ts'
import { words as friend } from './pl/friend.ts'
import { words as later } from './pl/later.ts'
import { words as tools } from './pl/tools.ts'
import type { Messages } from './messages.ts'

/** Polish. */
export const pl: Messages = { ...first, ...friend, ...later, ...tools }
