import { signal, type ReadonlySignal } from '@preact/signals-core'

/** The way to code that is fetched when it is wanted. */
export interface Later<Parts> {
  /** `null` before it has arrived. */
  readonly parts: ReadonlySignal<Parts | null>
  /** It could not be fetched. `fetch()` tries again. */
  readonly isMissing: ReadonlySignal<boolean>
  fetch(): void
}

/** Nothing is fetched before `fetch()`; asking again while it is on its way is harmless. */
export function createLater<Parts>(load: () => Promise<Parts>): Later<Parts> {
  const parts = signal<Parts | null>(null)
  const isMissing = signal(false)
  return {
    parts,
    isMissing,
    fetch() {
      isMissing.value = false
      load().then(
        (loaded) => (parts.value = loaded),
        () => (isMissing.value = true),
      )
    },
  }
}
