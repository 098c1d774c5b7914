import { DAY_MS, isInWindow } from '@goodword/core'
import type { Visit } from '@goodword/core'

/** The one key under which a visit is stored, in the cookie and in its mirror. */
export const NAME = 'goodword'

/** `goodword=visitId.time.code`. No character in it needs encoding, so a broken `%` in another cookie cannot harm us. */
const VISIT = /(?:^|; *)goodword=([\w-]{1,128})\.(\d{1,15})\.([\w-]{1,64})(?=;|$)/g

/** A visit as it is stored: at most 207 characters, about 50 with the ids and codes that we make. */
export function formatVisit({ id, at, code }: Visit): string {
  return `${id}.${at}.${code}`
}

/**
 * Every visit in a cookie header: a host-only cookie may lie beside the one of the root domain under the same name.
 * Anything malformed is passed over. Empty when there is none.
 */
export function parseVisits(cookies: string): Visit[] {
  return [...cookies.matchAll(VISIT)].map(([, id, at, code]) => ({ id, code, at: Number(at) }) as Visit)
}

/** Tells whether a visit is inside its window. A day ahead is allowed: clocks of devices differ. */
export function isFresh(visit: Visit, windowDays: number, time: number): boolean {
  return isInWindow(visit.at - DAY_MS, windowDays + 1, time)
}
