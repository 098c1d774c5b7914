import type { AnswerMemory } from '../model/welcome-model.ts'
import { readCookie, writeCookie } from './root-cookie.ts'

const NAME = 'goodword.banner'
const DAYS = 90

/**
 * Answers in one cookie of the root domain, so that a banner closed on `www.` stays closed on `shop.`. It holds the newest
 * code only: `CODE.kept`.
 */
export const cookieMemory: AnswerMemory = {
  read(code) {
    const value = readCookie(NAME)
    if (value === `${code}.kept`) return 'kept'
    return value === `${code}.dismissed` ? 'dismissed' : null
  },
  write: (code, answer) => writeCookie(NAME, answer && `${code}.${answer}`, DAYS),
}
