import { first } from './pt-BR/first.ts'
import { words as friend } from './pt-BR/friend.ts'
import { words as later } from './pt-BR/later.ts'
import { words as tools } from './pt-BR/tools.ts'
import type { Messages } from './messages.ts'

/** Brazilian Portuguese. */
export const ptBR: Messages = { ...first, ...friend, ...later, ...tools }
