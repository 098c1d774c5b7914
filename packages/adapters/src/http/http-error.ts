import { isRetryable, type GoodwordError } from '@goodword/core'
import type { Problem } from '@goodword/core/wire'

/**
 * The `GoodwordError` that an answer stands for, or that no answer does: its code when it carries one of ours; everything foreign
 * (no network, a proxy's HTML, cut JSON) is `unavailable` and may be tried again. By its name, as `failure` does, and written
 * out: every visitor downloads this.
 */
export function httpError(response: Response | undefined, body: Partial<Problem> | undefined): GoodwordError {
  return Object.assign(new Error(body?.detail), {
    code: body?.code ?? 'unavailable',
    retryable: !body?.code || isRetryable(response!.status),
    name: 'GoodwordError',
    // In seconds, as our server says it. A date, which others may send, asks for no more than the usual wait.
    retryAfterMs: (response?.headers.get('Retry-After') as never) * 1000 || undefined,
  }) as GoodwordError
}
