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
