import { createLocalFacts, readFacts, writeFacts, type LocalFacts } from './local/kept-facts.ts'
import { createShelf, type LocalStorage, type StorageWindow } from './local/shelf.ts'
import type { MemoryOptions } from './memory.ts'
import { createAdapter, type MemoryAdapter } from './memory/adapter.ts'
import type { Books } from './memory/books.ts'
import { createChanges } from './memory/changes.ts'
import { readProgram } from './memory/program.ts'

export type { LocalStorage, StorageWindow } from './local/shelf.ts'

export interface LocalOptions extends Pick<MemoryOptions, 'program' | 'offers'> {
  /** Where everything is kept. Default: `localStorage`, where there is one; `null`: nowhere. */
  storage?: LocalStorage | null
  /** Tells what other tabs did. Default: the page's own, where there is one. */
  window?: StorageWindow | undefined
  /** The key in the storage. Default `goodword.local`. */
  name?: string
}

/**
 * What the memory adapter has, in a browser that remembers it. The clock runs with the real time; once it was set, it runs on from
 * there, also in other tabs and after a reload.
 */
export interface LocalAdapter extends MemoryAdapter {
  /** Forgets everything, in all tabs: partners, tokens and the time that was set. */
  reset(): void
}

/**
 * A whole backend in this browser alone, for demos and for work on a page before there is a server. What it is told outlives the
 * page and is shared by all tabs; the program and its offers are those of each call. Where storage is refused or lost, and on a
 * server, it is a memory adapter. Never for production: everybody can write himself a reward.
 */
export function createLocalAdapter(options: LocalOptions = {}): LocalAdapter {
  const { storage = findStorage(), window = globalThis.window, name = 'goodword.local' } = options
  const shelf = createShelf({ storage, window, key: name })
  const changes = createChanges(() => shelf.watch(recall))
  const books: Books & LocalFacts = {
    ...createLocalFacts(),
    program: readProgram(options.program ?? {}, options.offers ?? {}),
    changes,
    clock: {
      now: () => Date.now() + books.offsetMs,
      set(now) {
        books.offsetMs = now - Date.now()
        changes.emit('reward')
      },
    },
    transact(work) {
      recall()
      try {
        return work()
      } finally {
        keep()
      }
    },
  }
  /** What lay on the shelf when it was last looked at. */
  let seen: string | null = null
  /** What the books said then. */
  let known = writeFacts(books)

  /** Takes over what another tab has written. Looked for before each piece of work, since the event may be late. */
  function recall(): void {
    const text = shelf.read()
    if (text === undefined || text === seen) return
    seen = text
    turnTo((text !== null && readFacts(text)) || createLocalFacts())
  }

  function keep(): void {
    const text = writeFacts(books)
    if (text === known) return
    known = seen = text
    shelf.write(text)
  }

  function turnTo(facts: LocalFacts): void {
    Object.assign(books, facts)
    known = writeFacts(books)
    changes.emit('me') // whoever reads should read again
  }

  recall()
  return {
    ...createAdapter('local', books),

    reset() {
      seen = null
      shelf.write(null)
      turnTo(createLocalFacts())
    },
  }
}

function findStorage(): LocalStorage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null // some browsers refuse to name it at all
  }
}
