/** Calls listeners by topic, later and each by itself: neither the caller nor the other listeners feel it when one throws. */
export interface News<Topics> {
  /** Returns the way to stop. */
  on<T extends keyof Topics>(topic: T, listener: (value: Topics[T]) => void): () => void
  /** Listeners that are added in the same turn hear it too. */
  tell<T extends keyof Topics>(topic: T, value: Topics[T]): void
}

export function createNews<Topics>(): News<Topics> {
  const subscriptions = new Set<{ topic: keyof Topics; listener: (value: never) => void }>()
  return {
    on(topic, listener) {
      const subscription = { topic, listener }
      subscriptions.add(subscription)
      return () => subscriptions.delete(subscription)
    },
    tell(topic, value) {
      // In an async function what a listener throws becomes a rejection, which the console shows as the host's own.
      const call = async (listener: (value: never) => void) => listener(value as never)
      queueMicrotask(() => subscriptions.forEach((one) => one.topic === topic && call(one.listener)))
    },
  }
}
