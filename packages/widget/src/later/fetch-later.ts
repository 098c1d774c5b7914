import { signal, type ReadonlySignal } from '@preact/signals-core'
import type * as parts from './later.ts'

/** The code that is fetched when it is wanted. */
export type LaterParts = typeof parts

/** The way to that code. */
export interface Later {
  /** `null` before it has arrived. */
  readonly parts: ReadonlySignal<LaterParts | null>
  /** It could not be fetched. `fetch()` tries again. */
  readonly isMissing: ReadonlySignal<boolean>
  fetch(): void
}

/** Nothing is fetched before `fetch()`; asking again while it is on its way is harmless. */
export function createLater(load: () => Promise<LaterParts> = () => import('./later.ts')): Later {
  const parts = signal<LaterParts | null>(null)
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
