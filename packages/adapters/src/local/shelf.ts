/** What is needed of `localStorage`. */
export interface LocalStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** What is needed of a window to hear of other tabs. */
export interface StorageWindow {
  addEventListener(type: 'storage', listener: (event: { key: string | null }) => void): void
  removeEventListener(type: 'storage', listener: (event: { key: string | null }) => void): void
}

export interface ShelfParts {
  /** `null`: there is none. */
  storage: LocalStorage | null
  /** `undefined`: there are no other tabs. */
  window: StorageWindow | undefined
  /** The key under which the text is kept. */
  key: string
}

/** One text that all tabs of a browser share. */
export interface Shelf {
  /** The text that is kept now, `null` when there is none, or `undefined` when nothing can be kept here. */
  read(): string | null | undefined
  /** Keeps a text in place of the one before; `null` takes it away. */
  write(text: string | null): void
  /** Calls the listener after another tab has written. Returns the way to stop. */
  watch(listener: () => void): () => void
}

/**
 * A place for one text. Where the browser refuses storage, or has no room left, it is given up for good: a text that was kept once
 * and can be replaced no more would come back as if it were new.
 */
export function createShelf({ storage, window, key }: ShelfParts): Shelf {
  let open = storage

  const attempt = <T>(use: (storage: LocalStorage) => T): T | undefined => {
    try {
      return open ? use(open) : undefined
    } catch {
      open = null // blocked, or full: the adapter goes on in memory
      return undefined
    }
  }

  return {
    read: () => attempt((storage) => storage.getItem(key)),

    write(text) {
      attempt((storage) => (text === null ? storage.removeItem(key) : storage.setItem(key, text)))
    },

    watch(listener) {
      // Without a key everything was cleared.
      const hear = (event: { key: string | null }) => {
        if (event.key === key || event.key === null) listener()
      }
      window?.addEventListener('storage', hear)
      return () => window?.removeEventListener('storage', hear)
    },
  }
}
