import type { Page, PageOptions } from '@goodword/core'
import { batch, signal, type ReadonlySignal } from '@preact/signals-core'

/** A list that is read page by page, newest first. */
export interface List<T> {
  readonly items: ReadonlySignal<readonly T[]>
  readonly hasMore: ReadonlySignal<boolean>
  readonly isLoading: ReadonlySignal<boolean>
  /** Reads what is shown again, as many as are shown. Rejects as the backend does; what was shown stays. */
  refresh(signal: AbortSignal): Promise<void>
  /** Adds the next page. Does nothing at the end or while one is on its way; a failure leaves the list as it was. */
  more(): Promise<void>
}

const FIRST = 3
const MOST = 100

export function createList<T>(read: (page: PageOptions) => Promise<Page<T>>): List<T> {
  const items = signal<readonly T[]>([])
  const next = signal<string | null>(null)
  const hasMore = signal(false)
  const isLoading = signal(false)

  const show = (all: readonly T[], page: Page<T>) =>
    batch(() => {
      items.value = all
      next.value = page.next
      hasMore.value = page.next !== null
    })

  return {
    items,
    hasMore,
    isLoading,
    async refresh(signal) {
      const page = await read({ signal, limit: Math.min(MOST, Math.max(FIRST, items.peek().length)) })
      if (!signal.aborted) show(page.data, page)
    },
    async more() {
      const after = next.peek()
      if (after === null || isLoading.peek()) return
      isLoading.value = true
      try {
        const page = await read({ after })
        // A refresh in between has replaced the list that this page continues.
        if (next.peek() === after) show([...items.peek(), ...page.data], page)
      } catch {
        // The button stays, and pressing it again is the retry.
      } finally {
        isLoading.value = false
      }
    },
  }
}
