import { isCode, type Visit } from '@goodword/core'
import { INVITATIONS_PATH, KEY_PARAM } from '@goodword/core/wire'
import { ask } from './ask.ts'
import { finding, type Finding } from './finding.ts'
import { listOf } from './options.ts'
import type { DoctorConfig } from './parts.ts'

/** Is there a code in the address, is it remembered, and does the backend know it? */
export async function examineCapture(
  page: Window,
  { key, api, params, deny }: DoctorConfig,
  visit: Visit | null,
): Promise<Finding[]> {
  const { href } = page.location
  const query = new URLSearchParams(href.replace(/^[^?#]*/, '').replace(/[?#]/g, '&'))
  const remembered = visit ? `The visit with ${visit.code} is remembered.` : 'No visit is remembered.'
  const names = listOf(params || 'ref,via')
  const values = names.flatMap((name) => query.getAll(name).map((value) => ({ name, value, why: whyNot(value, deny) })))
  const found = values.find(({ why }) => !why)
  const code = found?.value ?? visit?.code

  const findings = [
    found
      ? found.value === visit?.code
        ? finding('capture', 'ok', `${found.name} brought the code ${code}, and it is remembered`)
        : finding(
            'capture',
            'warn',
            `${found.name} brought the code ${code}, and it was not kept`,
            `${remembered} Nobody has the code, it is the visitor’s own, data-model is "first", or consent is missing.`,
          )
      : values[0]
        ? finding('capture', 'warn', `${values[0].name} brought no code: ${values[0].why}`, remembered)
        : finding('capture', 'note', 'No code in the address', remembered, `To try, add ?${names[0]}=CODE.`),
  ]
  if (code) {
    const path = `${api}${INVITATIONS_PATH}${code}?${KEY_PARAM}=${encodeURIComponent(key)}`
    const answer = await ask(page, new URL(path, href).href)
    // What else may be wrong with the backend is said where it belongs.
    if (answer?.status === 200) findings.push(finding('code', 'ok', `A partner has the code ${code}`))
    if (answer?.body.code === 'unknown_code')
      findings.push(
        finding(
          'code',
          'warn',
          `Nobody has the code ${code}`,
          'Or the partner is paused.',
          'If it never is a code, add it to data-deny.',
        ),
      )
  }
  return findings
}

/** Nothing when it may be used. The value may be anything, an e-mail address too, and is not repeated. */
function whyNot(value: string, deny: unknown): string | undefined {
  if (value.length > 64) return 'more than 64 characters'
  if (!isCode(value)) return 'not letters, digits, - and _ only'
  if (listOf(deny).some((denied) => denied.toLowerCase() === value.toLowerCase())) return 'data-deny has it'
  return undefined
}
