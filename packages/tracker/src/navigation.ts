import type { Tracker } from './tracker.ts'

/** The Navigation API, where the browser has it. Elsewhere `window.navigation` may be an element with that id. */
interface MaybeNavigation extends EventTarget {
  oncurrententrychange?: unknown
}

/**
 * Lets the tracker see the codes in URLs that a router opens without loading a page: its own, back and forward, and the hash.
 * Returns the way to stop; a wrapped history then only passes on, since others may have wrapped it again meanwhile. Not part of
 * `createTracker`, so that an app which calls `capture()` from its router does not carry it.
 */
export function watchNavigation(tracker: Pick<Tracker, 'capture'>, page: Window = window): () => void {
  const { navigation, history } = page as Window & { navigation?: MaybeNavigation }
  const life = new AbortController()
  const { signal } = life
  const capture = () => tracker.capture()
  if (navigation?.oncurrententrychange !== undefined) {
    navigation.addEventListener('currententrychange', capture, { signal })
  } else {
    page.addEventListener('popstate', capture, { signal }) // fires for the hash too
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name]
      history[name] = function (this: History, ...state) {
        original.apply(this, state)
        if (!signal.aborted) capture()
      }
    }
  }
  return () => life.abort()
}
