import { GoodwordError, isCookieDomain, normalizeCode, visitEnd, visitSetCookie } from '@goodword/core'
import { VisitAnswer, VisitRequest } from '@goodword/core/wire/schemas'
import { InvalidRequest } from '../http/problem.ts'
import { defineRoute } from '../http/route.ts'
import { findPartnerByCode } from '../store/partners.ts'
import { iso } from '../views/time.ts'

/**
 * `POST /v1/visit`: sets the tracker's cookie from HTTP, since browsers delete sooner what a script has written. Pages call it by a path
 * of their own host that a proxy leads here. It takes a visit that exists and makes none.
 */
export const postVisit = defineRoute({
  method: 'post',
  path: '/v1/visit',
  credential: 'page',
  summary: 'Keep a visit in a cookie that is set from HTTP, behind a path of the page’s own host.',
  body: VisitRequest,
  answer: VisitAnswer,
  statuses: [200],
  async handle({ program, body: { visit, domain }, request, now, apiUrl }, { store }) {
    refuseOtherSites(request)
    const { windowDays } = program.settings
    const page = pageOf(request, apiUrl)
    if (domain !== undefined && domain !== 'host' && !isCookieDomain(domain, page.hostname))
      throw wrong('/domain', `${page.hostname} cannot set a cookie for it. Send the page’s host or a domain above it.`)
    const until = visitEnd(visit, { windowDays, now })
    const isSecure = page.protocol === 'https:'
    const cookie = visitSetCookie(visit, { windowDays, now, host: page.hostname, domain, isSecure })
    if (until === null || cookie === null)
      throw wrong('/visit/at', 'The landing is past the window of the program, or in the future. Forget this visit.')
    if ((await findPartnerByCode(store.db, program.id, normalizeCode(visit.code))) === null)
      throw new GoodwordError('unknown_code')
    return { body: { until: iso(until) }, headers: { 'Set-Cookie': cookie } }
  },
})

/**
 * A browser keeps no cookie for a page of another site, save when that page sends the visitor here by a form, which is how a stranger
 * would plant his own code.
 */
function refuseOtherSites(request: Request): void {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new GoodwordError('origin_not_allowed', 'The page is of another site. Reach this by a path of its own host.')
}

/**
 * What the browser asked, whatever host a proxy names to us: the page's own origin, by which the cookie is its own. Who sends none has
 * asked us directly.
 */
function pageOf(request: Request, apiUrl: string): URL {
  const origin = request.headers.get('origin')
  return new URL(origin !== null && URL.canParse(origin) ? origin : apiUrl)
}

function wrong(pointer: string, detail: string): InvalidRequest {
  return new InvalidRequest([{ pointer, code: 'invalid', detail }])
}
