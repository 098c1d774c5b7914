import { first } from './en/first.ts'
import { words as friend } from './en/friend.ts'
import { words as later } from './en/later.ts'
import { words as tools } from './en/tools.ts'

/**
 * English, and the shape that every other language has. `{name}` is filled in. Numbers stand as labels or come from `Intl` with
 * their unit, so that no text needs a plural. In pieces, each with the part of the widget that says it.
 */
export const en = { ...first, ...friend, ...later, ...tools }
