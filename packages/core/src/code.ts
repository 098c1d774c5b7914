/** A code as it stands in a link: 1 to 64 letters, digits, `-` or `_`. It carries no terms, no name and no amount. */
const CODE = /^[\w-]{1,64}$/

/** Tells whether a value may be used as a code. Never throws. */
export function isCode(value: unknown): value is string {
  return typeof value === 'string' && CODE.test(value)
}

/**
 * The form in which two codes are compared: trimmed, NFKC, case-folded.
 * `K7MQ` typed on a phone and `k7mq` in a link are the same code.
 */
export function normalizeCode(code: string): string {
  return code.trim().normalize('NFKC').toLowerCase()
}
