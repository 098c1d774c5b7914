import { ask } from './ask.ts'
import { finding, type Finding } from './finding.ts'

const MINUTE_MS = 60_000

/** What goes on around the page? Its own server is asked for the time. */
export async function* examineSurroundings(now: number): AsyncGenerator<Finding> {
  if (window !== window.top) yield finding('frame', 'note', 'The page is in a frame', 'Only its own address is read.')
  // Without the query, which may be good for one use only.
  const date = (await ask(location.pathname, { method: 'HEAD' }))?.headers.get('date')
  const minutes = date ? Math.round((now - Date.parse(date)) / MINUTE_MS) : 0
  if (Math.abs(minutes) > 5)
    yield finding('clock', 'warn', `The clock of this device is ${minutes} minutes ahead`, '', 'Set it right.')
  // In a sandboxed frame the getter throws.
  if (window.origin !== 'null' && navigator.serviceWorker?.controller)
    yield finding('worker', 'note', 'A service worker runs', '', 'It must let our requests pass.')
}
