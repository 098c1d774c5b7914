import { readVisitCookie, type Visit } from '@goodword/core'
import type { KeepVisitOptions } from './keeper.ts'

/**
 * The visit that a browser's `Cookie` header tells of, for a checkout on your server: send its id as `visitId`, and its code as `code`,
 * to `POST /v1/conversions`. `null` when nobody sent the visitor, when the window is over, and for anything malformed. Never throws.
 */
export function readVisit(
  cookieHeader: string | null | undefined,
  { windowDays = 90, now = Date.now }: Pick<KeepVisitOptions, 'windowDays' | 'now'> = {},
): Visit | null {
  return readVisitCookie(cookieHeader, { windowDays, now: now() })
}
