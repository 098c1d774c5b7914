import type { Options, Visit } from '@goodword/core'
import { VISIT_PATH, type VisitAnswer, type VisitBody } from '@goodword/core/wire'
import { ask } from './ask.ts'
import type { HttpOptions } from './recorder.ts'

/**
 * Has the backend set the visit's cookie, so that it outlives what browsers allow to scripts. Works where the backend is reached
 * on the page's own host; elsewhere the browser drops the cookie. Gives the moment at which the cookie ends. Safe to repeat.
 */
export async function setVisitCookie(
  { key, api, fetch }: HttpOptions,
  visit: Visit,
  domain: string,
  { signal }: Options = {},
): Promise<string> {
  const { until } = await ask<VisitAnswer>(fetch, api + VISIT_PATH, {
    method: 'POST',
    body: JSON.stringify({ key, visit, domain } satisfies VisitBody),
    credentials: 'same-origin',
    signal,
  })
  return until
}
