import { first } from './de/first.ts'
import { words as friend } from './de/friend.ts'
import { words as later } from './de/later.ts'
import { words as tools } from './de/tools.ts'
import type { Messages } from './messages.ts'

/** German. */
export const de: Messages = { ...first, ...friend, ...later, ...tools }
