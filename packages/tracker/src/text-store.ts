import { quietly } from './quietly.ts'

/** Named texts that outlive the page where the browser lets them, and last as long as the page where it does not. */
export interface TextStore {
  /** Nothing where nothing is. Never throws. */
  read(name: string): string | null | undefined
  /** An empty text erases. Never throws. */
  write(name: string, text: string): void
}

/**
 * A text store over what `open` returns. Where that throws (the getter of localStorage does in a sandboxed frame), where
 * `setItem` does (it is full), or where there is none, the text is kept in memory.
 */
export function createTextStore(open: () => Storage | undefined): TextStore {
  const memory: Record<string, string> = {}
  return {
    read: (name) => memory[name] ?? quietly(() => open()!.getItem(name)),
    write(name, text) {
      memory[name] = text
      quietly(() => {
        if (text) open()!.setItem(name, text)
        else open()!.removeItem(name)
        delete memory[name]
      })
    },
  }
}
