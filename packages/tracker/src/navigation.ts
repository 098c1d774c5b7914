import type { Page } from './page.ts'

/** The Navigation API, where the browser has it. Elsewhere `window.navigation` may be an element with that id. */
interface MaybeNavigation extends EventTarget {
  oncurrententrychange?: unknown
}

/**
 * Calls the listener after every navigation inside a document: the router's, back and forward, and the hash.
 * The listener must not throw. Ends with the signal, and then history is as it was.
 */
export function onNavigation(page: Page, listener: () => void, signal: AbortSignal): void {
  const navigation = (page as { navigation?: MaybeNavigation }).navigation
  if (navigation?.oncurrententrychange !== undefined) {
    navigation.addEventListener('currententrychange', listener, { signal })
    return
  }
  for (const type of ['popstate', 'hashchange']) page.addEventListener(type, listener, { signal })
  wrapHistory(page.history, listener, signal)
}

function wrapHistory(history: History, listener: () => void, signal: AbortSignal): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    const wrapped: typeof original = function (this: History, ...state) {
      original.apply(this, state)
      if (!signal.aborted) listener()
    }
    history[name] = wrapped
    // Somebody may have wrapped our wrapper meanwhile; then it stays, and does nothing but pass on.
    signal.addEventListener('abort', () => {
      if (history[name] === wrapped) history[name] = original
    })
  }
}
