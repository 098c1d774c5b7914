import { byOccurrence, type ConversionFact } from './facts.ts'

/** A customer's name or address: what the host's server said last, else what a browser claimed last, else `null`. */
export function mostTrusted(conversions: readonly ConversionFact[], field: 'name' | 'email'): string | null {
  const told = conversions.filter((one) => one[field] !== null).sort(byOccurrence)
  return (told.findLast((one) => one.verified) ?? told.at(-1))?.[field] ?? null
}
