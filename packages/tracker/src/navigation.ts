/** The Navigation API, where the browser has it. Elsewhere `window.navigation` may be an element with that id. */
interface MaybeNavigation extends EventTarget {
  oncurrententrychange?: unknown
}

/**
 * Calls the listener after every navigation inside a document: the router's, back and forward, and the hash.
 * The listener must not throw. Ends with the signal; a wrapped history then only passes on, since others may have wrapped it
 * again meanwhile.
 */
export function onNavigation(page: Window, listener: () => void, signal: AbortSignal): void {
  const { navigation, history } = page as Window & { navigation?: MaybeNavigation }
  if (navigation?.oncurrententrychange !== undefined) {
    navigation.addEventListener('currententrychange', listener, { signal })
    return
  }
  page.addEventListener('popstate', listener, { signal }) // fires for the hash too
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    history[name] = function (this: History, ...state) {
      original.apply(this, state)
      if (!signal.aborted) listener()
    }
  }
}
