import { isGoodwordError } from '@goodword/core'
import type { ErrorHandler } from 'hono'
import { problemOf } from '../http/problem.ts'
import type { Log } from '../log.ts'
import { isOutage } from '../store/outage.ts'

/** The one place where a failure becomes an answer: RFC 9457 with a stable code. Routes throw and never format. */
export function answerErrors(log: Log): ErrorHandler {
  return (error, context) => {
    const { problem, headers } = problemOf(error)
    if (!isGoodwordError(error)) {
      const what = isOutage(error) ? 'database_away' : 'unforeseen'
      log(what, { method: context.req.method, path: context.req.path, error: error.stack ?? String(error) })
    }
    return context.body(JSON.stringify(problem), problem.status as 400, headers)
  }
}
