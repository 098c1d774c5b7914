import { isRetryable, type GoodwordError } from '@goodword/core'
import type { Problem } from '@goodword/core/wire'
import { failure } from '../failure.ts'
import { retryAfter } from './retry-after.ts'

/** What is needed of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What we say in a request. `signal` may be given as `undefined`, so that options can be passed on as they came. */
export interface Request {
  method?: 'POST'
  headers?: Record<string, string>
  body?: string
  keepalive?: boolean
  signal?: AbortSignal | undefined
}

/**
 * Sends a request and reads its JSON. An aborted call rejects with the signal's reason; an answer that says no with the
 * code it carries; everything foreign (no network, a proxy's HTML, cut JSON) with `unavailable`, which may be tried again.
 */
export async function ask<T>(fetch: Fetch, url: string, request: Request): Promise<T> {
  let response: Response | undefined
  let body: unknown
  let cause: unknown
  try {
    response = await send(fetch, url, request)
    body = await response.json()
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason
    cause = error
  }
  if (response?.ok && body) return body as T
  throw refusal(response, body, cause)
}

/** Sends a request without the cookies of the page. */
export function send(fetch: Fetch, url: string, request: Request): Promise<Response> {
  return fetch(url, { credentials: 'omit', ...request } as RequestInit)
}

/** The error that an answer, or none, stands for. */
export function refusal(response: Response | undefined, body: unknown, cause?: unknown): GoodwordError {
  const { code, detail } = (body ?? {}) as Partial<Problem>
  const retryAfterMs = response && retryAfter(response.headers)
  return code && detail
    ? failure(code, detail, { retryable: isRetryable(response!.status), retryAfterMs })
    : failure('unavailable', `No answer: ${response?.status ?? cause}`, { retryable: true, retryAfterMs, cause })
}
