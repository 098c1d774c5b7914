import type { ErrorCode } from '../error.ts'
import type { TrackedEvent } from '../event.ts'

/** Body of `POST /v1/events`, sent as `text/plain` so that no preflight is needed. */
export interface EventsBody {
  /** Publishable key. */
  key: string
  /** At most 100. */
  events: readonly TrackedEvent[]
}

/** Body of `POST /v1/join`, sent as `text/plain`. */
export interface JoinBody {
  key: string
  email: string
  name?: string
  locale?: string
}

/** One wrong value in a request. */
export interface ProblemPointer {
  /** JSON pointer into the body. */
  pointer: string
  code: string
  detail: string
}

/** How the server says no: RFC 9457, `application/problem+json`. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  errors?: ProblemPointer[]
}
