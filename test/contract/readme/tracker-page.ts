import { createHttpRecorder } from '@goodword/adapters/http'
import {
  cleanUrl,
  createTracker,
  decorateLinks,
  fillForms,
  fillStripeElements,
  receiveVisit,
  watchChoices,
  watchPage,
  whenShown,
} from '@goodword/tracker'

const program = { key: 'pk_live_…', api: 'https://refer.example.com' }
const params = ['ref', 'via']

/** What goodword.js does for a page, with the parts that you choose. */
export function startTracker(): void {
  const tracker = createTracker({ key: program.key, adapter: createHttpRecorder(program), params, consent: 'wait' })
  watchChoices(tracker, { consent: 'wait' }) // Consent Mode, TCF, WP Consent API and Global Privacy Control decide
  watchPage(tracker.capture, tracker.signal) // a code that a router brings
  receiveVisit(tracker, {}) // the time of a visit that another domain of yours hands over
  decorateLinks(tracker, ['tickets.example'], 'ref') // and the other way round; Stripe's payment links too
  fillStripeElements(tracker) // buy buttons and pricing tables
  fillForms(tracker) // <form data-goodword>

  const tidy = () => tracker.handOver() && cleanUrl([...params, 'goodword_visit'])
  tracker.on('visit', tidy)
  tracker.on('consent', tidy)
}

whenShown(startTracker) // not while the browser only prepares the page
