/** Calls listeners by topic, later and each by itself: neither the caller nor the other listeners feel it when one throws. */
export interface News<Topics> {
  /** Returns the way to stop. The same listener twice is one. */
  on<T extends keyof Topics>(topic: T, listener: (value: Topics[T]) => void): () => void
  /** Listeners that are added in the same turn hear it too. */
  tell<T extends keyof Topics>(topic: T, value: Topics[T]): void
}

export function createNews<Topics>(): News<Topics> {
  const listeners = new Map<keyof Topics, Set<(value: never) => void>>()
  return {
    on(topic, listener) {
      const ours = listeners.get(topic) ?? new Set()
      listeners.set(topic, ours.add(listener))
      return () => ours.delete(listener)
    },
    tell(topic, value) {
      queueMicrotask(() => {
        // An async function turns what a listener throws into a rejection that the console shows as the host's own.
        listeners.get(topic)?.forEach(async (listener) => listener(value as never))
      })
    },
  }
}
