import type { Refusal } from './scenes.ts'

/**
 * Makes what is known at once the answer of a backend, which comes later, never, or is a refusal. An error of our class would
 * bring the class's table of messages into the panel, where nobody reads them.
 */
export const answering =
  (refusal?: Refusal) =>
  <Args extends unknown[], T>(give: (...args: Args) => T) =>
  async (...args: Args): Promise<T> => {
    if (refusal === 'never') await new Promise(() => {})
    if (refusal) throw Object.assign(new Error(refusal), { name: 'GoodwordError', code: refusal, retryable: true })
    return give(...args)
  }
