import { GoodwordError } from '@goodword/core'
import type { Program } from '../store/programs.ts'

/**
 * Throws `origin_not_allowed` for a website that is not on the program's list. No `Origin` header (curl, a same-origin read) is
 * accepted; so is every one while the list is empty.
 */
export function checkOrigin(request: Request, program: Program): void {
  const origin = request.headers.get('origin')
  const { origins } = program.settings
  if (origin === null || origins.length === 0 || origins.includes(origin)) return
  throw new GoodwordError(
    'origin_not_allowed',
    `${origin.slice(0, 200)} is not on the list of the program. Add it to the program.`,
  )
}
