import type { Problem } from '@goodword/core/wire'
import { httpError } from './http-error.ts'

/** What is needed of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What we say in a request. `signal` may be given as `undefined`, so that options can be passed on as they came. */
export interface Request {
  method?: 'POST' | 'PATCH'
  headers?: Record<string, string>
  body?: string
  keepalive?: boolean | undefined
  /** Default: the cookies of the page are neither sent nor taken. */
  credentials?: 'same-origin'
  signal?: AbortSignal | undefined
}

/**
 * Sends a request, without the cookies of the page, and reads its answer: JSON, unless told otherwise. An aborted call rejects
 * with the signal's reason, every other failure with the `GoodwordError` that it stands for. Without a `fetch` the page's own is
 * taken, looked up at each call.
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
  throw Object.assign(httpError(response, (body ?? undefined) as Partial<Problem> | undefined), { cause })
}
