import { finding, type Finding } from './finding.ts'

const MINUTE_MS = 60_000

/** What goes on around the page. `date` is what the page's own server says the time is, where it says so. */
export function examineSurroundings(page: Window, date: string | null | undefined, now: number): Finding[] {
  const findings: Finding[] = []
  if ((page.document as { prerendering?: boolean }).prerendering)
    findings.push(finding('prerender', 'note', 'The page is only prepared', 'All starts when it is shown.'))
  if (page !== page.top) findings.push(finding('frame', 'note', 'The page is in a frame', 'Only its own address is read.'))
  const minutes = date ? Math.round((now - Date.parse(date)) / MINUTE_MS) : 0
  if (Math.abs(minutes) > 5)
    findings.push(finding('clock', 'warn', `The clock of this device is ${minutes} minutes ahead`, '', 'Set it right.'))
  return findings
}

/** Does a service worker stand between the page and the network? Throws in a sandboxed frame, where there is none. */
export function examineWorker({ navigator }: Window): Finding[] {
  return navigator.serviceWorker?.controller
    ? [finding('worker', 'note', 'A service worker runs', '', 'It must pass goodword.js and /v1/ on to the network.')]
    : []
}
