import { createHash, timingSafeEqual } from 'node:crypto'
import { newSecret } from '../ids.ts'

export type KeyKind = 'publishable' | 'secret' | 'signing'

const PREFIXES = { publishable: 'pk', secret: 'sk', signing: 'sig' } as const
const KINDS = { pk: 'publishable', sk: 'secret', sig: 'signing' } as const

/** `pk_live_{program}_{random}`: every key says what it is and whose, so that a request knows its program at once. */
const KEY = /^(pk|sk|sig)_(live|test)_([a-z0-9]{1,32})_([A-Za-z0-9]{16,64})$/

/** Makes a new key. */
export function makeKey(kind: KeyKind, programId: string, isTest: boolean): string {
  return `${PREFIXES[kind]}_${isTest ? 'test' : 'live'}_${programId}_${newSecret()}`
}

/** What a key says of itself, or `null` when it is none of ours. Nothing is believed yet. */
export function parseKey(key: string): { kind: KeyKind; programId: string } | null {
  const match = KEY.exec(key)
  if (!match) return null
  return { kind: KINDS[match[1] as keyof typeof KINDS], programId: match[3]! }
}

/** How a secret of high entropy is stored: nothing slower is needed, since it cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares a secret with stored hashes, taking the same time whichever is right. */
export function matchesAny(secret: string, hashes: readonly string[]): boolean {
  const digest = Buffer.from(hashSecret(secret), 'hex')
  return hashes.filter((hash) => timingSafeEqual(digest, Buffer.from(hash, 'hex'))).length > 0
}
