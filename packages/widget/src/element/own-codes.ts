import { readCookie, writeCookie } from './root-cookie.ts'

const NAME = 'goodword_own'
const DAYS = 90
/** Of several people at one browser, too; and a cookie travels with every request. */
const MAX_CODES = 10

/**
 * Remembers that these codes belong to a person in front of this browser, so that the tracker does not take the person's own link
 * for a visit: in the cookie `goodword_own` of the root domain, as `@code@code@` in lower case, the newest last. Harmless to repeat.
 */
export function rememberOwnCodes(codes: readonly string[]): void {
  const own = codes.map((code) => code.toLowerCase())
  const known = (readCookie(NAME) ?? '').split('@').filter((code) => code !== '' && !own.includes(code))
  const all = [...known, ...own].slice(-MAX_CODES)
  if (all[0]) writeCookie(NAME, `@${all.join('@')}@`, DAYS)
}

/** Forgets all of them. */
export function forgetOwnCodes(): void {
  writeCookie(NAME, null, DAYS)
}
