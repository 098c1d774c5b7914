import type { Change } from '@goodword/core'

/** Something of one partner's changed. */
export interface PartnerChange extends Change {
  programId: string
  partnerId: string
}

/** Tells those who listen, in this process, that something of a partner's changed. Call only after the commit. */
export interface Changes {
  /** Tells each distinct change once. */
  tell(changes: readonly PartnerChange[]): void
  /** Listens for one partner. Returns the way to stop. */
  listen(programId: string, partnerId: string, listener: (change: Change) => void): () => void
}

/** Makes the switchboard of one server. */
export function createChanges(): Changes {
  const listeners = new Map<string, Set<(change: Change) => void>>()
  return {
    tell(changes) {
      const distinct = new Map(changes.map((change) => [`${keyOf(change)} ${change.kind}`, change]))
      for (const change of distinct.values()) {
        for (const listener of listeners.get(keyOf(change)) ?? []) listener({ kind: change.kind })
      }
    },
    listen(programId, partnerId, listener) {
      const key = keyOf({ programId, partnerId })
      const own = listeners.get(key) ?? new Set()
      listeners.set(key, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(key)
      }
    },
  }
}

function keyOf({ programId, partnerId }: { programId: string; partnerId: string }): string {
  return `${programId} ${partnerId}`
}
