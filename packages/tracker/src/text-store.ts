import { quietly } from './quietly.ts'

/** Named texts that outlive the page where the browser lets them, and last as long as the page where it does not. */
export interface TextStore {
  /** Nothing where nothing is. Never throws. */
  read(name: string): string | null | undefined
  /** No text erases. Never throws. */
  write(name: string, text: string | undefined): void
}

/**
 * A text store over one of the web storages. Where the browser refuses (the getter itself throws in a sandboxed frame), where
 * it is full, or where `kind` names none, the text is kept in memory.
 */
export function createTextStore(page: Window, kind: string): TextStore {
  const memory: Record<string, string | undefined> = {}
  const open = () => page[kind as 'localStorage']
  return {
    read: (name) => memory[name] ?? quietly(() => open().getItem(name)),
    write(name, text) {
      memory[name] = text
      quietly(() => {
        if (text) open().setItem(name, text)
        else open().removeItem(name)
        delete memory[name]
      })
    },
  }
}
