interface ErrorKind {
  /** HTTP status where there is HTTP. */
  status: number
  /** What happened and what to do next. */
  message: string
}

/**
 * Every way in which Goodword says no. Codes are stable; messages are for developers and may improve.
 * Written without calls, so that bundlers can leave the sentences out where nobody reads them.
 */
export const ERRORS = {
  malformed: { status: 400, message: 'The body is not the JSON we expect. Send what the API reference shows.' },
  no_credential: { status: 401, message: 'No credential was sent. Send a key or a partner token.' },
  unknown_key: { status: 401, message: 'This key is not known here. Copy it again from your program page.' },
  invalid_token: {
    status: 401,
    message: 'This token cannot be believed. Sign it with the signing secret of this program.',
  },
  token_expired: { status: 401, message: 'This token has expired. Ask your server for a new one.' },
  forbidden: { status: 403, message: 'This credential may not do that. Use the one that the route asks for.' },
  origin_not_allowed: {
    status: 403,
    message: 'This website is not on the list of the program. Add its origin to the program.',
  },
  secret_key_in_browser: {
    status: 403,
    message: 'A secret key was sent from a browser. Replace it at once and keep it on your server.',
  },
  not_found: { status: 404, message: 'There is nothing here. Check the id and the path.' },
  unknown_code: { status: 404, message: 'Nobody has this code. Check the link.' },
  unknown_visit: { status: 404, message: 'Nobody reported this visit. Report its click first.' },
  order_conflict: {
    status: 409,
    message: 'This order is known with another amount. Report a change as a refund or as a new order.',
  },
  conflict: { status: 409, message: 'It is not in a state in which that can be done. Read it again first.' },
  too_large: { status: 413, message: 'The body is too large. Send at most 100 events and 256 KiB.' },
  amount_not_integer: {
    status: 422,
    message: 'An amount is an integer in minor units: 1999, not 19.99 and not "1999".',
  },
  amount_out_of_range: { status: 422, message: 'The amount is too large to count exactly. Stay below 2^53.' },
  amount_negative: { status: 422, message: 'The amount is negative. A sale is 0 or more.' },
  unknown_currency: {
    status: 422,
    message: 'The currency is not an ISO 4217 code that we know. Send one like USD, in upper case.',
  },
  future_time: { status: 422, message: 'The time lies in the future. Send when it happened.' },
  invalid_id: {
    status: 422,
    message: 'An id is printable ASCII, at most 128 characters. Send a shorter or plainer one.',
  },
  host_not_allowed: {
    status: 422,
    message: 'The landing URL is not on a host of the program. Add the host to the program.',
  },
  invalid: { status: 422, message: 'A value is not as it should be. The pointer says which.' },
  rate_limited: { status: 429, message: 'Too many requests. Try again after the time in Retry-After.' },
  unavailable: { status: 503, message: 'The backend cannot answer right now. Try again later; nothing was lost.' },
} as const satisfies Record<string, ErrorKind>

/** The stable name of what went wrong. */
export type ErrorCode = keyof typeof ERRORS

/** The one error class. Check with `isGoodwordError`, since scripts and iframes duplicate classes. */
export class GoodwordError extends Error {
  override readonly name = 'GoodwordError'
  /** Whether trying the same again may help. */
  readonly retryable: boolean
  /** How long to wait before, in milliseconds, when the backend said so. */
  readonly retryAfterMs?: number

  constructor(
    readonly code: ErrorCode,
    /** What happened here, in one line. Absent: the general message of the code. */
    detail?: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(detail ?? ERRORS[code].message, 'cause' in options ? { cause: options.cause } : undefined)
    this.retryable = isRetryable(ERRORS[code].status)
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs
  }
}

/** Tells whether the same request may succeed later: 408, 429 and every 5xx. */
export function isRetryable(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

/** Tells a `GoodwordError` by its name, not by its class. */
export function isGoodwordError(error: unknown): error is GoodwordError {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'GoodwordError'
}

/** Tells whether a string is one of our codes. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code)
}
