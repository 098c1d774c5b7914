import { customAlphabet } from 'nanoid'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'

/** No letters that are read as another: no i, l, o, 0, 1. */
const UNAMBIGUOUS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A code for a link. 31^8 is 8·10^11: guessing one of a million codes takes a million tries. */
export const newCode = customAlphabet(UNAMBIGUOUS, 8)

/** A code that a reward is redeemed with. It is worth money, so it is longer: 31^10 is 8·10^14. */
export const newCouponCode = customAlphabet(UNAMBIGUOUS, 10)

/** Id of a program. It has no `_`, since keys are taken apart at that character. */
export const newProgramId = customAlphabet(LOWER + DIGITS, 12)

/** The secret part of a key: 32 characters, about 190 bits. */
export const newSecret = customAlphabet(LOWER + LOWER.toUpperCase() + DIGITS, 32)

const random = customAlphabet(LOWER + LOWER.toUpperCase() + DIGITS, 20)

/** An id that says what it names: `rwd_…`, `ref_…`. */
export function newId(prefix: 'prt' | 'lnk' | 'cnv' | 'ref' | 'rwd' | 'key' | 'mail' | 'inv' | 'clm'): string {
  return `${prefix}_${random()}`
}
