import type { ErrorCode, GoodwordError } from '@goodword/core'

/**
 * Makes a `GoodwordError` without its class, whose table of sentences has no place in a script that visitors download.
 * `isGoodwordError` knows it by its name.
 */
export function failure(
  code: ErrorCode,
  detail: string,
  more: { retryable: boolean; retryAfterMs?: number | undefined; cause?: unknown },
): GoodwordError {
  return Object.assign(new Error(detail), { name: 'GoodwordError' as const, code, ...more }) as GoodwordError
}

/** Tells whether a failure has this code. */
export function hasCode(error: unknown, code: ErrorCode): boolean {
  return (error as Partial<GoodwordError> | null)?.code === code
}

/**
 * The wait that an answer asks for, in milliseconds, or `undefined` when it names none. `Retry-After` is a number of
 * seconds or a date.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? ''
  const ms = Number(value) * 1000 || Date.parse(value) - Date.now()
  return ms > 0 ? ms : undefined
}
