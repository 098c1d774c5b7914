import type { Tracker } from './tracker.ts'
import { watchPage } from './watch-page.ts'

const NAME = 'client-reference-id'
const ELEMENTS = ':is(stripe-buy-button,stripe-pricing-table):not([client-reference-id])'

/**
 * Gives Stripe's buy buttons and pricing tables the id of the visit as their `client-reference-id`, where it may be passed on and
 * they have none; those that come later too. What it has set goes when the tracker stops.
 */
export function fillStripeElements({ handOver, on, signal }: Pick<Tracker, 'handOver' | 'on' | 'signal'>): void {
  const filled = new Set<Element>()
  let filledWith: string | undefined
  const fill = () => {
    const elements = document.querySelectorAll(ELEMENTS)
    const visit = elements[0] && !signal.aborted && handOver() // news may come after the end
    if (!visit) return
    for (const element of elements) {
      element.setAttribute(NAME, (filledWith = visit.id))
      filled.add(element)
    }
  }
  const empty = () => filled.forEach((element) => element.removeAttribute(NAME))
  /** Another visit, or none any more. */
  const renew = () => {
    if (handOver()?.id !== filledWith) empty()
    fill()
  }
  fill()
  watchPage(fill, signal)
  on('visit', renew)
  on('consent', renew)
  signal.addEventListener('abort', empty)
}
