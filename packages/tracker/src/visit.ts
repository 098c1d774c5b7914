import type { Visit } from '@goodword/core'

/** A visit as it is stored: `visitId.time.code`, below 200 bytes. As core's, which would bring its errors along. */
export function formatVisit({ id, at, code }: Visit): string {
  return `${id}.${at}.${code}`
}

/** A visit among cookies. There may be several with our name; one that is not ours, or was damaged, is none. */
export const VISIT = /(?:^|; ?)goodword=([\w-]+)\.(\d+)\.([\w-]+)(?=;|$)/g

/** A visit that another domain of the owner hands over in a link, beside the code: `goodword_visit=ID.TIME`. */
export const HANDED_OVER = /goodword_visit=([\w-]{1,64})/
