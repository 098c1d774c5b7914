import { first } from './es/first.ts'
import { words as friend } from './es/friend.ts'
import { words as later } from './es/later.ts'
import { words as tools } from './es/tools.ts'
import type { Messages } from './messages.ts'

/** Spanish. */
export const es: Messages = { ...first, ...friend, ...later, ...tools }
