import { quietly } from './quietly.ts'
import type { Tracker } from './tracker.ts'

/**
 * Forgets the visit, now and whenever there is another, when it came by the own link of the person in front of this browser:
 * the widget keeps the codes of its partner in the cookie `goodword_own`, with dots around each.
 */
export function forgetOwnVisit({ visit, land, on }: Pick<Tracker, 'visit' | 'land' | 'on'>): void {
  const look = () =>
    quietly(() => {
      const code = visit()?.code
      if (code && new RegExp(`(?:^|; )goodword_own=[^;]*\\.${code}\\.`, 'i').test(document.cookie)) land()
    })
  look()
  on('visit', look)
}
