import { createFacts, type Facts } from '../memory/facts.ts'

/** The facts of a backend whose clock runs. */
export interface LocalFacts extends Facts {
  /** How far the clock is ahead of the real time. */
  offsetMs: number
}

/** Changes with the shape of the facts: what was kept in another one is not understood any more. */
const VERSION = 1

export function createLocalFacts(): LocalFacts {
  return { ...createFacts(), offsetMs: 0 }
}

/** The facts among the books, as JSON. Maps and sets become lists. */
export function writeFacts(books: LocalFacts): string {
  const names = Object.keys(createLocalFacts()) as (keyof LocalFacts)[]
  const facts = names.map((name) => {
    const value = books[name]
    return [name, value instanceof Map || value instanceof Set ? [...value] : value]
  })
  return JSON.stringify({ version: VERSION, ...Object.fromEntries(facts) })
}

/** The facts that were kept, or `null` when the text is damaged or of another version. */
export function readFacts(text: string): LocalFacts | null {
  try {
    const kept = JSON.parse(text) as Record<string, unknown>
    if (kept.version !== VERSION) return null
    const facts = Object.entries(createLocalFacts()).map(([name, empty]) => [name, restore(empty, kept[name])])
    return Object.fromEntries(facts) as LocalFacts
  } catch {
    return null // cut off, or changed by somebody else
  }
}

/** A fact of the kind that a new backend has. Throws when it is of another. */
function restore(empty: unknown, kept: unknown): unknown {
  if (typeof empty !== 'object') {
    if (typeof kept !== typeof empty) throw new TypeError('A fact is of another kind.')
    return kept
  }
  if (!Array.isArray(kept)) throw new TypeError('A fact is no list.')
  if (empty instanceof Map) return new Map(kept as [unknown, unknown][])
  return empty instanceof Set ? new Set(kept) : kept
}
