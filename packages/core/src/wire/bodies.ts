import type { ErrorCode } from '../error.ts'
import type { TrackedEvent } from '../event.ts'
import type { Visit } from '../visit.ts'

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

/** Body of `POST /v1/friend`, sent as `text/plain`. */
export interface FriendBody {
  key: string
  visit: Visit
}

/** Body of `POST /v1/visit`, sent as `text/plain`, to a path of the page's own host. */
export interface VisitBody {
  key: string
  visit: Visit
  /** The domain that the cookie shall have, such as the root domain, or `host`. Absent: the host alone. */
  domain?: string
}

/** Answer of `POST /v1/visit`. The cookie is in its `Set-Cookie`. */
export interface VisitAnswer {
  /** When the cookie ends, RFC 3339: with the program's window, and after 400 days at the latest. */
  until: string
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
