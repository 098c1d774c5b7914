import type { Page, PageOptions } from '@goodword/core'
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { createCommand } from './command.ts'

/** A list that is read page by page, newest first. */
export interface List<T> {
  readonly items: ReadonlySignal<readonly T[]>
  /** It was read. Without that, that there are no items says nothing. */
  readonly isKnown: ReadonlySignal<boolean>
  readonly hasMore: ReadonlySignal<boolean>
  readonly isLoading: ReadonlySignal<boolean>
  /** Reading on failed the last time. */
  readonly hasFailed: ReadonlySignal<boolean>
  /** Reads what is shown again, as many as are shown, at most 100. Rejects as the backend does; what was shown stays. */
  refresh(signal: AbortSignal): Promise<void>
  /** Adds the next page. Does nothing at the end or while one is on its way; a failure leaves the list as it was. */
  more(): Promise<unknown>
  /** Forgets what was read. */
  clear(): void
}

const FIRST = 3
/** No page has more. One that does would keep the browser busy for seconds. */
const MOST = 100

export function createList<T>(read: (page: PageOptions) => Promise<Page<T>>): List<T> {
  const items = signal<readonly T[]>([])
  // `undefined` before it was read.
  const next = signal<string | null | undefined>(undefined)

  const show = (all: readonly T[], after: string | null | undefined) =>
    batch(() => {
      items.value = all
      next.value = after
    })
  const add = (before: readonly T[], page: Page<T>) => show([...before, ...page.data.slice(0, MOST)], page.next ?? null)
  const { step, run } = createCommand<void, void>(async () => {
    const after = next.peek()
    if (after == null) return
    const page = await read({ after })
    // A refresh in between has replaced the list that this page continues.
    if (next.peek() === after) add(items.peek(), page)
  })

  async function refresh(signal: AbortSignal): Promise<void> {
    const before = items.peek()
    const page = await read({ signal, limit: Math.min(MOST, Math.max(FIRST, before.length)) })
    if (signal.aborted) return
    // More are shown by now than were asked for.
    if (items.peek() !== before) return refresh(signal)
    add([], page)
  }

  return {
    items,
    isKnown: computed(() => next.value !== undefined),
    hasMore: computed(() => next.value != null),
    isLoading: computed(() => step.value === 'sending'),
    hasFailed: computed(() => step.value === 'failed'),
    refresh,
    more: run,
    clear: () => show([], undefined),
  }
}
