/**
 * Calls back when the page may have become another one without being loaded: by a router, back and forward, or by what a script
 * has put into it. Nothing of the host's is patched: browsers without the Navigation API tell of a router by what it draws. Ends
 * with the signal.
 */
export function watchPage(onChange: () => void, signal: AbortSignal): void {
  // Where the browser has no Navigation API there is nothing, or an element with that id.
  window.navigation?.addEventListener?.('currententrychange', onChange, { signal })
  const observer = new MutationObserver(onChange)
  observer.observe(document, { subtree: true, childList: true })
  signal.addEventListener('abort', () => observer.disconnect())
}
