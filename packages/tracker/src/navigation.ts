import type { Tracker } from './tracker.ts'

/** The Navigation API, where the browser has it. Elsewhere `window.navigation` may be an element with that id. */
interface MaybeNavigation extends EventTarget {
  entries?: unknown
}

/**
 * Lets the tracker see the codes in URLs that a router opens without loading a page: its own, back and forward, and the hash.
 * Ends with the signal; a wrapped history stays, since others may have wrapped it again meanwhile, and then does nothing but pass
 * on, as the tracker of the same signal does nothing any more. Not part of `createTracker`, so that an app which calls `capture()`
 * from its router does not carry it.
 */
export function watchNavigation({ capture }: Pick<Tracker, 'capture'>, page: Window, signal?: AbortSignal): void {
  const { navigation, history } = page as { navigation?: MaybeNavigation; history: History }
  if (navigation?.entries) navigation.addEventListener('currententrychange', capture, { signal: signal! })
  else {
    page.addEventListener('popstate', capture, { signal: signal! }) // fires for the hash too
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name]
      history[name] = (...state) => {
        original.apply(history, state)
        capture()
      }
    }
  }
}
