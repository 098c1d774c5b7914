import { readCookie, writeCookie } from './root-cookie.ts'

const NAME = 'goodword_own'
const DAYS = 90
/** Of several people at one browser, too; and a cookie travels with every request. */
const MAX_CODES = 10

/**
 * Remembers that these codes belong to a person in front of this browser, so that the tracker does not take the person's own link
 * for a visit: in the cookie `goodword_own` of the root domain, as `.CODE.CODE.`, the newest last. Harmless to repeat.
 */
export function rememberOwnCodes(codes: readonly string[]): void {
  const known = (readCookie(NAME) ?? '').split('.').filter(Boolean)
  const all = [...known.filter((code) => !codes.includes(code)), ...codes].slice(-MAX_CODES)
  if (all[0]) writeCookie(NAME, `.${all.join('.')}.`, DAYS)
}

/** Forgets all of them. */
export function forgetOwnCodes(): void {
  writeCookie(NAME, null, DAYS)
}
