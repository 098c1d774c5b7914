import type { Page } from './page.ts'

/** Named texts that outlive the page where the browser lets them, and last as long as the page where it does not. */
export interface TextStore {
  /** `null` when there is nothing. Never throws. */
  read(name: string): string | null
  /** `null` erases. Never throws. */
  write(name: string, text: string | null): void
}

/**
 * A text store over `localStorage` or `sessionStorage`, or in memory for `null`. Where the browser refuses (the getter
 * itself throws in a sandboxed frame, `setItem` throws when full), the text is kept in memory.
 */
export function createTextStore(page: Page, kind: 'localStorage' | 'sessionStorage' | null): TextStore {
  const memory = new Map<string, string | null>()
  return {
    read(name) {
      if (!kind || memory.has(name)) return memory.get(name) ?? null
      try {
        return page[kind].getItem(name)
      } catch {
        return null // refused: nothing was written there either
      }
    },
    write(name, text) {
      memory.set(name, text)
      if (!kind) return
      try {
        if (text === null) page[kind].removeItem(name)
        else page[kind].setItem(name, text)
        memory.delete(name)
      } catch {
        // refused or full: memory keeps it
      }
    },
  }
}
