/** Calls listeners by topic, later and each by itself: neither the caller nor the other listeners feel it when one throws. */
export interface News<Topics> {
  /** Returns the way to stop. */
  on<T extends keyof Topics & string>(topic: T, listener: (value: Topics[T]) => void): () => void
  /** Listeners that are added in the same turn hear it too. */
  tell<T extends keyof Topics & string>(topic: T, value: Topics[T]): void
}

export function createNews<Topics>(): News<Topics> {
  const target = new EventTarget()
  return {
    on(topic, listener) {
      const hear = (event: Event) => listener((event as CustomEvent).detail)
      target.addEventListener(topic, hear)
      return () => target.removeEventListener(topic, hear)
    },
    tell(topic, detail) {
      queueMicrotask(() => target.dispatchEvent(new CustomEvent(topic, { detail })))
    },
  }
}
