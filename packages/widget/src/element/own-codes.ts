import { domainsOf } from './domains.ts'

const NAME = 'goodword_own'
const DAYS_90 = 7_776_000
/** Of several people at one browser, too; and a cookie travels with every request. */
const MAX_CODES = 10

/**
 * Remembers that these codes belong to a person in front of this browser, so that the tracker does not take the person's own link
 * for a visit: in the cookie `goodword_own` of the root domain, as `@code@code@` in lower case, the newest last. Harmless to repeat.
 * By hand, as the tracker reads it: js-cookie would be a fiftieth of widget.js.
 */
export function rememberOwnCodes(codes: readonly string[]): void {
  const own = codes.map((code) => code.toLowerCase())
  quietly(() => {
    const known = read().filter((code) => code && !own.includes(code))
    const all = [...known, ...own].slice(-MAX_CODES)
    if (all[0]) write(NAME, `@${all.join('@')}@`, DAYS_90)
  })
}

/** Forgets all of them. */
export function forgetOwnCodes(): void {
  quietly(() => write(NAME, '', -1))
}

/** Forgets what a friend has answered to the banner. */
export function forgetAnswer(): void {
  quietly(() => write('goodword.banner', '', -1))
}

function read(): string[] {
  return (/(?:^|; )goodword_own=([^;]*)/.exec(document.cookie)?.[1] ?? '').split('@')
}

/** On the widest domain that the browser accepts; nothing is removed from all of them. */
function write(name: string, value: string, seconds: number) {
  for (const domain of domainsOf(location.hostname)) {
    const place = `${domain && `;domain=${domain}`};path=/;samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`
    document.cookie = `${name}=${value};max-age=${seconds}${place}`
    if (value && document.cookie.includes(`${name}=${value}`)) return
  }
}

/** A sandboxed frame throws at every touch of `document.cookie`: nothing is remembered then, and nothing breaks. */
function quietly(touch: () => void) {
  try {
    touch()
  } catch {
    // as above
  }
}
