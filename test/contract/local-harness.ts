import { createLocalAdapter, type LocalOptions, type LocalStorage } from '@goodword/adapters/local'
import type { MakeHarness } from '@goodword/core/testing'
import { harnessOf } from './memory-harness.ts'

/** A storage of nobody else's. */
function createStorage(): LocalStorage {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

/** The local adapter in one tab of a browser, or in two: one for the visitor, and one where the host's side is played. */
export function createLocalHarness(tabs: 1 | 2): MakeHarness {
  return async ({ program, settings, offer, partners }) => {
    const options: LocalOptions = {
      storage: createStorage(),
      program: { ...program, ...settings },
      offers: { customer: offer },
    }
    const adapter = createLocalAdapter(options)
    return harnessOf(adapter, tabs === 1 ? adapter : createLocalAdapter(options), partners)
  }
}
