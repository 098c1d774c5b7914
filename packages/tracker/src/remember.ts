import { DAY_MS } from '@goodword/core'
import type { Visit } from '@goodword/core'
import { createVisitCookie } from './cookie.ts'
import type { Page } from './page.ts'
import { createTextStore } from './text-store.ts'
import { formatVisit, isFresh, NAME, parseVisits } from './visit.ts'

/**
 * Where a visit is remembered. `cookie`: on the root domain, with a mirror in localStorage. `session`: in this tab, until it is
 * closed. `none`: in memory, until the page is left.
 */
export type VisitStorage = 'cookie' | 'session' | 'none'

/** What this browser remembers of who sent the visitor. */
export interface VisitMemory {
  /** The newest visit inside its window, or `null`. Reads anew each time: another tab may have learned more. */
  read(): Visit | null
  /** Replaces the visit; `null` forgets it. */
  write(visit: Visit | null): void
}

export interface VisitMemoryOptions {
  storage: VisitStorage
  domain: string | undefined
  windowDays: number
  now: () => number
}

export function createVisitMemory(page: Page, options: VisitMemoryOptions): VisitMemory {
  const { storage, domain, windowDays, now } = options
  const store = createTextStore(page, WEB_STORAGE[storage])
  const cookie = storage === 'cookie' ? createVisitCookie(page, domain) : null

  /** What is left of the window is the cookie's life, so that writing it again does not prolong anything. */
  const writeCookie = (visit: Visit) =>
    cookie?.write(formatVisit(visit), Math.ceil((visit.at + windowDays * DAY_MS - now()) / 1000))

  return {
    read() {
      const cookies = cookie ? cookie.read() : ''
      const [newest] = parseVisits(`${cookies};${NAME}=${store.read(NAME)}`)
        .filter((visit) => isFresh(visit, windowDays, now()))
        .sort((a, b) => b.at - a.at)
      if (!newest) return null
      if (!cookies.includes(formatVisit(newest))) writeCookie(newest) // cleared, while the mirror was not
      return newest
    },
    write(visit) {
      store.write(NAME, visit && formatVisit(visit))
      if (visit) writeCookie(visit)
      else cookie?.write('', 0)
    },
  }
}

/** Which web storage goes with a way to remember: it holds the mirror and the queue. */
export const WEB_STORAGE = { cookie: 'localStorage', session: 'sessionStorage', none: null } as const
