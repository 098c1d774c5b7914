import { darkSystem } from '../theme/scheme.ts'

const WATCHED = { attributeFilter: ['class', 'style', 'lang', 'dir', 'data-theme', 'data-mode', 'data-color-scheme'] }

/**
 * Calls the listener after the page may have changed its language or its colours. Hosts change both by an attribute of
 * `<html>` or `<body>`, or with the system. Returns the way to stop.
 */
export function watchSurroundings(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, WATCHED)
  if (document.body) observer.observe(document.body, WATCHED)
  const system = darkSystem()
  system?.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    system?.removeEventListener('change', listener)
  }
}

/** The language tag that applies to an element: the nearest `lang` around it, else the browser's. */
export function languageAround(element: Element): string {
  for (let node: Element | null = element; node;) {
    const near: Element | null = node.closest('[lang]')
    if (near) return near.getAttribute('lang') || 'en'
    const root = node.getRootNode()
    node = root instanceof ShadowRoot ? root.host : null
  }
  return navigator.language || 'en'
}
