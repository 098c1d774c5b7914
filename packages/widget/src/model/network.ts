/** Whether the device is connected, as far as it knows. */
export interface Network {
  isOnline(): boolean
  /** Calls the listener after either change. Returns the way to stop. */
  onChange(listener: () => void): () => void
}

/** The browser's own opinion. Where there is no browser: always online. */
export const browserNetwork: Network = {
  isOnline: () => globalThis.navigator?.onLine !== false,
  onChange(listener) {
    if (typeof window === 'undefined') return () => {}
    window.addEventListener('online', listener)
    window.addEventListener('offline', listener)
    return () => {
      window.removeEventListener('online', listener)
      window.removeEventListener('offline', listener)
    }
  },
}
