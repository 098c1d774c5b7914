import type { Visit } from '@goodword/core'

/** The one key under which a visit is stored, in the cookie and in its mirror. */
export const NAME = 'goodword'

/** A visit as it is stored: `visitId.time.code`, about 50 characters with the ids that we make, and never 200. */
export function formatVisit({ id, at, code }: Visit): string {
  return `${id}.${at}.${code}`
}

export const VISIT = /\bgoodword=([\w-]+)\.(\d+)\.([\w-]+)/g
