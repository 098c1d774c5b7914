import { finding, type Finding } from './finding.ts'

/** The Navigation API; nothing in older browsers, where an element with that id may stand in its place. */
export function findNavigation(): EventTarget | undefined {
  const { navigation } = window as { navigation?: EventTarget }
  return navigation && 'entries' in navigation ? navigation : undefined
}

/** Are codes seen that a router puts into the address without loading a page? */
export function* examineNavigation(): Generator<Finding> {
  const isTold = findNavigation()
  yield finding(
    'navigation',
    isTold ? 'ok' : 'note',
    `Single-page navigation is seen${isTold ? '' : ' by what it draws'}`,
    (history.state || /^#!?\//.test(location.hash)) && 'A router runs.',
    !isTold && 'A router that draws nothing can call goodword.capture().',
  )
}
