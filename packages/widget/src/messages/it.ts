import { first } from './it/first.ts'
import { words as friend } from './it/friend.ts'
import { words as later } from './it/later.ts'
import { words as tools } from './it/tools.ts'
import type { Messages } from './messages.ts'

/** Italian. */
export const it: Messages = { ...first, ...friend, ...later, ...tools }
