import { finding, type Finding } from './finding.ts'

/** The Navigation API; `null` in older browsers, where an element with that id may stand in its place. */
export function findNavigation(page: Window): EventTarget | null {
  const { navigation } = page as { navigation?: EventTarget }
  return navigation && 'entries' in navigation ? navigation : null
}

/** Are codes seen that a router puts into the address without loading a page? */
export function* examineNavigation(page: Window): Generator<Finding> {
  const { history, location } = page
  // Wrapped by us or by somebody who wrapped us.
  const isSeen = findNavigation(page) || !/native code/.test(String(history.pushState))
  yield finding(
    'navigation',
    isSeen ? 'ok' : 'warn',
    `Single-page navigation is ${isSeen ? '' : 'not '}seen`,
    (history.state || /^#!?\//.test(location.hash)) && 'A router runs.',
    !isSeen && 'Load goodword.js after what resets history.',
  )
}
