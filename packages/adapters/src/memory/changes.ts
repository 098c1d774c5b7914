import type { Change } from '@goodword/core'

type Listener = (change: Change) => void

/** Tells sessions that something of their partner's changed. */
export interface Changes {
  listen(partnerId: string, listener: Listener): () => void
  /** Calls the listeners of one partner, or of all, after the caller has finished its own work. */
  emit(kind: Change['kind'], partnerId?: string): void
}

/** `follow` begins to hear of what happens elsewhere, as long as anybody listens, and returns the way to stop. */
export function createChanges(follow: () => () => void = () => () => {}): Changes {
  const entries = new Set<{ partnerId: string; listener: Listener }>()
  let stopFollowing = () => {}
  return {
    listen(partnerId, listener) {
      const entry = { partnerId, listener }
      if (entries.size === 0) stopFollowing = follow()
      entries.add(entry)
      return () => {
        if (entries.delete(entry) && entries.size === 0) stopFollowing()
      }
    },
    emit(kind, partnerId) {
      for (const entry of entries) {
        if (partnerId !== undefined && entry.partnerId !== partnerId) continue
        // In a task of its own, so that a listener that throws harms nobody else; skipped when it was stopped meanwhile.
        queueMicrotask(() => entries.has(entry) && entry.listener({ kind }))
      }
    },
  }
}
