import { GoodwordError, isGoodwordError } from '@goodword/core'
import type { ErrorHandler } from 'hono'
import { problemOf } from '../http/problem.ts'
import type { Log } from '../log.ts'
import { isOutage } from '../store/outage.ts'
import { sqlStateOf } from '../store/store.ts'

/** The one place where a failure becomes an answer: RFC 9457 with a stable code. Routes throw and never format. */
export function answerErrors(log: Log): ErrorHandler {
  return (thrown, context) => {
    const error = isDataError(thrown) ? new GoodwordError('invalid', undefined, { cause: thrown }) : thrown
    const { problem, headers } = problemOf(error)
    if (!isGoodwordError(error)) {
      const what = isOutage(error) ? 'database_away' : 'unforeseen'
      log(what, { method: context.req.method, path: context.req.path, error: error.stack ?? String(error) })
    }
    return context.body(JSON.stringify(problem), problem.status as 400, headers)
  }
}

/** SQLSTATE class 22: the database cannot hold what was sent, a NUL for one. Sending it again would not help. */
function isDataError(error: unknown): boolean {
  return sqlStateOf(error).startsWith('22')
}
