/**
 * Runs something that must never throw into the host's page: storage, cookies and history each may, in a sandboxed frame
 * or under a strict browser setting. `undefined` is the answer then; the host page goes on.
 */
export function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {} // a tracker is not worth a broken shop
}
