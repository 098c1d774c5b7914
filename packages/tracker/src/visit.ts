import type { Visit } from '@goodword/core'

/** The one key under which a visit is stored, in the cookie and in its mirror. */
export const NAME = 'goodword'

/** A visit as it is stored: `visitId.time.code`, about 50 characters with the ids that we make, and never 200. */
export function formatVisit({ id, at, code }: Visit): string {
  return `${id}.${at}.${code}`
}

/**
 * Every visit in a cookie header: a host-only cookie may lie beside the one of the root domain under the same name. Anything
 * malformed is passed over. No character in a visit needs encoding, so a broken `%` in another cookie cannot harm us.
 */
export function parseVisits(cookies: string): Visit[] {
  const visits = cookies.matchAll(/\bgoodword=([\w-]+)\.(\d+)\.([\w-]+)/g)
  return [...visits].map(([, id, at, code]) => ({ id, code, at: Number(at) }) as Visit)
}
