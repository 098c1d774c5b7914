/**
 * Runs a call that any of several signals gives up. `AbortSignal.any` would do, but Safari knows it only since 17.4. The call
 * is left at once, also where it waits for something that cannot be aborted.
 */
export async function runAbortably<T>(
  signals: readonly (AbortSignal | undefined)[],
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const sources = signals.filter((source) => source !== undefined)
  const abort = () => controller.abort(sources.find((source) => source.aborted)?.reason)
  for (const source of sources) source.addEventListener('abort', abort)
  try {
    if (sources.some((source) => source.aborted)) abort()
    signal.throwIfAborted()
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    return await Promise.race([call(signal), aborted])
  } finally {
    for (const source of sources) source.removeEventListener('abort', abort)
  }
}
