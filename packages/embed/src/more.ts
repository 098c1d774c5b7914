import { readInvitation, setVisitCookie } from '@goodword/adapters/http'
import type { Invitation } from '@goodword/core'
import {
  cleanUrl,
  cookieDomain,
  decorateLinks,
  fillForms,
  fillStripeElements,
  quietly,
  receiveVisit,
  watchPage,
  withStay,
} from '@goodword/tracker'
import type { Api } from './api.ts'
import { takeMailedToken } from './mailed-token.ts'
import { wantsDoctor } from './wants-doctor.ts'

/** A parameter of ours that must not be copied along with the address: another person would arrive as this visit. */
const VISIT_PARAM = 'goodword_visit'

/**
 * What a page needs once somebody has sent its visitor: hands the visit over to forms, links and Stripe, takes up what another
 * domain has handed over, has the cookie set by the backend where that is on the page's own host, and cleans the address bar.
 * Returns the way to read the invitation.
 */
export function start(goodword: Api): () => Promise<Invitation | null> {
  const { config, visit, handOver, on, signal, need } = goodword
  const { domain } = config
  const params = config.params || 'ref,via'
  const names = `${params}`.split(/[\s,]+/)

  takeMailedToken(goodword)
  /** The visit that an earlier page has stored; not what another domain hands over, however old it is. */
  const earlier = visit()
  const keptId = earlier && earlier.at < performance.timeOrigin && earlier.id
  receiveVisit(goodword, config)
  fillForms(goodword)
  decorateLinks(goodword, config.links, names[0]!)
  fillStripeElements(goodword)

  /** Once stored, and once the page has loaded: routers read the address while they start. */
  function tidy() {
    // What was handed over goes with its code, which would be another landing without the id.
    const isWanted = config.clean != null || /goodword_visit=[\w-]+\.\d/.test(location.href)
    if (isWanted && document.readyState === 'complete' && handOver()) cleanUrl([...names, VISIT_PARAM])
  }

  /** A cookie that an HTTP answer sets outlives one of a script. Once for each visit, where the backend is on this host. */
  const isOnThisHost = quietly(() => new URL(config.api, location.href).origin === location.origin)
  let sentId: string | undefined
  let serverUntil: number | undefined
  let request: AbortController | undefined
  function upgrade() {
    const visit = isOnThisHost && handOver()
    const known = visit && document.cookie.includes(visit.id) ? visit : undefined // or not, by the owner's wish, or the browser's
    if (known?.id === sentId) return
    request?.abort() // its answer would set a cookie that is no more
    sentId = serverUntil = undefined
    if (!known || known.id === keptId) return
    sentId = known.id
    request = new AbortController()
    setVisitCookie(config, known, cookieDomain(domain), request).then(
      (until) => (serverUntil = Date.parse(until)),
      () => {}, // the script's own cookie stays
    )
  }

  let doctor: unknown
  /** At every change of the page: a router may bring the wish. What does not arrive is not asked for again. */
  function look() {
    doctor ||=
      wantsDoctor(config) &&
      need('doctor.js').then(
        () => goodword.showDoctor!(),
        () => {},
      )
  }
  /** When there is another visit, or it may be stored. */
  function settle() {
    quietly(upgrade)
    quietly(tidy)
  }
  look()
  settle()
  on('visit', settle)
  on('consent', settle)
  addEventListener('load', settle, { signal })
  watchPage(look, signal)

  // From now on a visit tells how long it stays.
  goodword.visit = () => {
    const known = visit()
    return known && withStay(known, config.window, serverUntil)
  }

  return async () => {
    const known = visit()
    return known && readInvitation(config, known.code)
  }
}
