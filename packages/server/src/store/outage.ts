import { sqlStateOf } from './store.ts'

/** Connection lost, out of resources, being shut down, not ready: by class of SQLSTATE and by system code. */
const OUTAGE = /^(08|53|57P|58)|^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC|EIO)/

/** `pg` has no code for these: its pool and its client say them in words. */
const WORDS =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|cannot use a pool after|driver has already been destroyed|PGlite is clos/i

/** Tells whether the database is away, so that the same request may succeed later. */
export function isOutage(error: unknown): boolean {
  return OUTAGE.test(sqlStateOf(error)) || (error instanceof Error && WORDS.test(error.message))
}
