/** The window a tracker lives in. Handed in, so that a test may bring its own. */
export type Page = Window & typeof globalThis

/**
 * Runs something that must never throw into the host's page. Storage, history and cookies may each throw in a sandboxed
 * frame or under a strict browser setting; `fallback` is then the answer.
 */
export function quietly<T>(run: () => T, fallback: T): T {
  try {
    return run()
  } catch {
    return fallback // the host page goes on; a tracker is not worth a broken shop
  }
}

/** Runs now, or when the visitor really opens a page that the browser prepared in advance. */
export function whenShown({ document }: Page, run: () => void, signal: AbortSignal): void {
  if ((document as Document & { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', run, { once: true, signal })
  } else run()
}
