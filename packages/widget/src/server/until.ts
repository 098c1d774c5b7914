import { effect } from '@preact/signals-core'

/** Waits until what is read from signals is something, and gives it. */
export function until<T>(read: () => T | null | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      const found = read()
      if (!found) return
      resolve(found)
      queueMicrotask(() => stop()) // `stop` is not there yet when it is found at once
    })
  })
}
