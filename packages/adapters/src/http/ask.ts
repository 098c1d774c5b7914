import { isRetryable } from '@goodword/core'
import type { Problem } from '@goodword/core/wire'

/** What is needed of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What we say in a request. `signal` may be given as `undefined`, so that options can be passed on as they came. */
export interface Request {
  method?: 'POST'
  headers?: Record<string, string>
  body?: string
  keepalive?: boolean | undefined
  signal?: AbortSignal | undefined
}

/**
 * Sends a request, without the cookies of the page, and reads its answer: JSON, unless told otherwise. An aborted call rejects
 * with the signal's reason; an answer that says no with the code it carries; everything foreign (no network, a proxy's HTML,
 * cut JSON) with `unavailable`, which may be tried again. Without a `fetch` the page's own is taken, looked up at each call.
 */
export async function ask<T>(
  given: Fetch | undefined,
  url: string,
  request: Request,
  read: (response: Response) => unknown = (response) => response.json(),
): Promise<T> {
  let response: Response | undefined
  let body: unknown
  let cause: unknown
  try {
    response = await (given ?? fetch)(url, { credentials: 'omit', ...request } as RequestInit)
    body = await read(response)
  } catch (error) {
    request.signal?.throwIfAborted()
    cause = error
  }
  if (response?.ok && body) return body as T
  const { code, detail } = (body ?? {}) as Partial<Problem>
  const isOurs = code && detail
  // By its name, as `failure` does, and written out: every visitor downloads this.
  throw Object.assign(new Error(isOurs ? detail : 'No answer'), {
    name: 'GoodwordError',
    code: isOurs ? code : 'unavailable',
    retryable: !isOurs || isRetryable(response!.status),
    // In seconds, as our server says it. A date, which others may send, asks for no more than the usual wait.
    retryAfterMs: Number(response?.headers.get('Retry-After')) * 1000 || undefined,
    cause,
  })
}
