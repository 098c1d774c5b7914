import { first } from './ko/first.ts'
import { words as friend } from './ko/friend.ts'
import { words as later } from './ko/later.ts'
import { words as tools } from './ko/tools.ts'
import type { Messages } from './messages.ts'

/** Korean. */
export const ko: Messages = { ...first, ...friend, ...later, ...tools }
