import { first } from './ja/first.ts'
import { words as friend } from './ja/friend.ts'
import { words as later } from './ja/later.ts'
import { words as tools } from './ja/tools.ts'
import type { Messages } from './messages.ts'

/** Japanese. */
export const ja: Messages = { ...first, ...friend, ...later, ...tools }
