/** One version of what an owner decided. */
export interface Version<T> {
  version: number
  /** From when it applies, in milliseconds. */
  since: number
  value: T
}

/**
 * The version that applied at a moment, or `null` when there is none at all. The first version also covers what came before it:
 * an owner who imports older orders means them to be judged by his offer.
 */
export function inForce<T>(versions: readonly Version<T>[], at: number): Version<T> | null {
  const ordered = [...versions].sort((a, b) => a.version - b.version)
  return ordered.findLast((version) => version.since <= at) ?? ordered[0] ?? null
}
