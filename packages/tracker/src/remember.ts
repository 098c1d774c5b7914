import { DAY_MS } from '@goodword/core'
import type { Visit } from '@goodword/core'
import { readCookies, writeCookie } from './cookie.ts'
import type { TextStore } from './text-store.ts'
import { formatVisit, NAME, parseVisits } from './visit.ts'

/** What this browser remembers of who sent the visitor. */
export interface VisitMemory {
  /** The newest visit inside its window, or `null`. Reads anew each time: another tab may have learned more. */
  read(): Visit | null
  /** Replaces the visit. One that is past its window erases. */
  write(visit: Visit): void
}

export interface VisitMemoryParts {
  window: Window
  now: () => number
  /** The only place, or the mirror of the cookie. */
  store: TextStore
  hasCookie: boolean
  domain?: string | undefined
  windowDays?: number | undefined
}

export function createVisitMemory(parts: VisitMemoryParts): VisitMemory {
  const { window, now, store, hasCookie, domain, windowDays = 90 } = parts

  /** What is left of the window; half-open. The cookie lives as long, so that writing it again does not prolong anything. */
  const msLeft = ({ at }: Visit) => at + windowDays * DAY_MS - now()

  function read() {
    const cookies = hasCookie ? readCookies(window) : ''
    const [newest = null] = parseVisits(`${cookies};${NAME}=${store.read(NAME)}`)
      .filter((visit) => msLeft(visit) > 0 && visit.at <= now() + DAY_MS) // clocks of devices differ
      .sort((a, b) => b.at - a.at)
    if (hasCookie && newest && !cookies.includes(formatVisit(newest))) write(newest) // cleared, but not the mirror
    return newest
  }

  function write(visit: Visit) {
    const text = formatVisit(visit)
    store.write(NAME, text)
    if (hasCookie) writeCookie(window, text, Math.round(msLeft(visit) / 1000), domain)
  }

  return { read, write }
}
