import type { Visit } from '@goodword/core'
import { INVITATIONS_PATH, KEY_PARAM } from '@goodword/core/wire'
import { ask } from './ask.ts'
import { listOf } from '../list-of.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'

/** Is there a code in the address, is it remembered, and does the backend know it? */
export async function* examineCapture(
  { key, params, deny }: DoctorConfig,
  backend: string,
  visit: Visit | null,
): AsyncGenerator<Finding> {
  // Of a hash router too: `#/plans?ref=k7mq`.
  const query = new URLSearchParams(location.href.replace(/[?#]/g, '&'))
  const remembered = visit ? `${visit.code} is remembered.` : 'No visit is remembered.'
  const names = listOf(params || 'ref,via')
  const values = names.flatMap((name) => query.getAll(name).map((value) => ({ name, value, why: whyNot(value, deny) })))
  const found = values.find(({ why }) => !why) ?? values[0]
  if (!found) yield finding('capture', 'note', 'No code in the address', remembered, `To try, add ?${names[0]}=CODE.`)
  else if (found.why) yield finding('capture', 'warn', `${found.name} brings no code: ${found.why}`, remembered)
  else if (found.value === visit?.code) yield finding('capture', 'ok', `${found.name} brings a code`, remembered)
  else
    yield finding(
      'capture',
      'warn',
      `${found.name} brings a code that is not kept`,
      `${remembered} It may be unknown, or the visitor’s own. See data-model and consent.`,
    )

  const code = found && !found.why ? found.value : visit?.code
  if (!code) return
  const answer = await ask(`${backend + INVITATIONS_PATH + code}?${KEY_PARAM}=${encodeURIComponent(key)}`)
  // What else may be wrong with the backend is said where it belongs.
  if (answer?.status === 200) yield finding('code', 'ok', `A partner has the code ${code}`)
  if (answer?.body.code === 'unknown_code')
    yield finding(
      'code',
      'warn',
      `Nobody has the code ${code}`,
      'Or the partner is paused.',
      'If it is no code, add it to data-deny.',
    )
}

/** Nothing when it may be used. The value may be anything, an e-mail address too, and is not repeated. */
function whyNot(value: string, deny: unknown): string | false {
  if (value.length > 64) return 'more than 64 characters'
  if (!/^[\w-]+$/.test(value)) return 'not letters, digits, - and _ only'
  return listOf(deny).some((denied) => denied.toLowerCase() === value.toLowerCase()) && 'data-deny has it'
}
