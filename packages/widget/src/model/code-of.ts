import { isGoodwordError, type ErrorCode } from '@goodword/core'

/** What went wrong, by name. What an adapter did not name is a backend that cannot answer. */
export function codeOf(error: unknown): ErrorCode {
  return isGoodwordError(error) ? error.code : 'unavailable'
}
