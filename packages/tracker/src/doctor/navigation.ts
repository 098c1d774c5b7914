import { finding, type Finding } from './finding.ts'

/** The Navigation API; `null` in older browsers, where an element with that id may stand in its place. */
export function findNavigation(page: Window): EventTarget | null {
  const { navigation } = page as { navigation?: EventTarget }
  return navigation && 'entries' in navigation ? navigation : null
}

/** Are codes seen that a router puts into the address without loading a page? */
export function examineNavigation(page: Window): Finding[] {
  const { history, location } = page
  const router = `Router: ${history.state || /^#!?\//.test(location.hash) ? '' : 'not '}seen.`
  // Wrapped by us or by somebody who wrapped us.
  return findNavigation(page) || !/native code/.test(String(history.pushState))
    ? [finding('navigation', 'ok', 'Single-page navigation is seen', router)]
    : [finding('navigation', 'warn', 'Single-page navigation is not seen', router, 'Load goodword.js after what resets history.pushState.')]
}
