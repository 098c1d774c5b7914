import { ERRORS, GoodwordError, isErrorCode, isGoodwordError, type ErrorCode } from '@goodword/core'
import type { Problem, ProblemPointer } from '@goodword/core/wire'
import { getDotPath, type BaseIssue } from 'valibot'

/** A request whose values are wrong, with where. The first decides the code of the whole. */
export class InvalidRequest extends GoodwordError {
  constructor(readonly pointers: readonly ProblemPointer[]) {
    const [first] = pointers
    super(isErrorCode(first?.code) ? first.code : 'invalid', first && `${first.pointer}: ${first.detail}`)
  }
}

/** What validation found, as pointers into what was sent. `base` is where the value lies, such as `/events/2`. */
export function pointersOf(issues: readonly BaseIssue<unknown>[], base = ''): ProblemPointer[] {
  return issues.map((issue) => {
    const path = getDotPath(issue)
    const pointer = path === null ? base : `${base}/${path.replaceAll('.', '/')}`
    const code = codeOf(issue)
    return { pointer: pointer || '/', code, detail: code === 'invalid' ? plainMessage(issue) : ERRORS[code].message }
  })
}

/** A check of ours names its code; a value that is missing altogether is just invalid, whatever it should have been. */
function codeOf(issue: BaseIssue<unknown>): ErrorCode {
  if (issue.issues) {
    const inner = issue.issues.map(codeOf).find((code) => code !== 'invalid')
    if (inner) return inner
  }
  return isErrorCode(issue.message) && issue.input !== undefined ? issue.message : 'invalid'
}

function plainMessage(issue: BaseIssue<unknown>): string {
  if (issue.input === undefined) return 'It is required and missing.'
  return isErrorCode(issue.message) ? ERRORS[issue.message].message : issue.message.slice(0, 200)
}

/** Any failure as the problem that the caller reads. What we did not foresee is `unavailable`: trying again may help. */
export function problemOf(error: unknown): { problem: Problem; headers: Record<string, string> } {
  const known = isGoodwordError(error) ? error : new GoodwordError('unavailable', ERRORS.unavailable.message)
  const { status, message } = ERRORS[known.code]
  const pointers = known instanceof InvalidRequest ? [...known.pointers] : []
  return {
    problem: {
      type: 'about:blank',
      title: message.split('. ')[0]!.replace(/\.$/, ''),
      status,
      code: known.code,
      detail: known.message || message,
      ...(pointers.length > 0 && { errors: pointers }),
    },
    headers: {
      'Content-Type': 'application/problem+json',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...(known.retryable && { 'Retry-After': String(Math.ceil((known.retryAfterMs ?? RETRY_AFTER_MS) / 1000)) }),
    },
  }
}

/** Long enough for a database to come back, short enough for a person who waits. */
const RETRY_AFTER_MS = 5000
