import { first } from './ru/first.ts'
import { words as friend } from './ru/friend.ts'
import { words as later } from './ru/later.ts'
import { words as tools } from './ru/tools.ts'
import type { Messages } from './messages.ts'

/** Russian. */
export const ru: Messages = { ...first, ...friend, ...later, ...tools }
