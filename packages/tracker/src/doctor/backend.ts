import { EVENTS_PATH, KEY_PARAM, PROGRAM_PATH } from '@goodword/core/wire'
import { ask } from './ask.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'
import type { Seen } from './watch.ts'

/** Reports of a policy's violation come in a task of their own, after the request has failed. */
const REPORT_DELAY_MS = 100

/** Is the backend reached, and does it take this key from this website? An empty report is sent, which records nothing. */
export async function* examineBackend(
  { key }: DoctorConfig,
  backend: string,
  stopped: Seen['stopped'],
): AsyncGenerator<Finding> {
  const { origin } = location
  const todo = `Add yours to the list of the program: PATCH ${PROGRAM_PATH} {"origins": ["${origin}"]}`

  const answer = await ask(backend + EVENTS_PATH, { method: 'POST', body: JSON.stringify({ key, events: [] }) })
  if (answer) {
    const { status, body } = answer
    const { code = '' } = body
    if (body.accepted === 0) {
      yield finding('key', 'ok', `${backend} accepts the key`, key.includes('_test_') && 'Of a test program.')
      const program = await ask(`${backend + PROGRAM_PATH}?${KEY_PARAM}=${encodeURIComponent(key)}`)
      yield program?.body.anyOrigin
        ? finding('origin', 'warn', 'Any website may use the key', '', todo)
        : finding('origin', 'ok', `${origin} may use the key`)
    } else if (code === 'origin_not_allowed') yield finding('origin', 'fail', `${origin} may not use the key`, '', todo)
    else if (code === 'secret_key_in_browser')
      yield finding(
        'key',
        'fail',
        'A secret key is in the page',
        '',
        'Replace it. data-key is for the publishable key.',
      )
    else if (/key|credential/.test(code))
      yield finding('key', 'fail', 'No program has this key', '', `Copy the key that ${backend} shows into data-key.`)
    else yield finding('backend', 'fail', `${backend} answers ${status} ${code}`, '', 'See data-api.')
    return
  }

  await new Promise((resolve) => setTimeout(resolve, REPORT_DELAY_MS))
  yield !navigator.onLine
    ? finding('backend', 'warn', 'The browser is offline', 'Events wait.')
    : finding(
        'backend',
        'fail',
        `${backend} does not answer`,
        '',
        stopped.has(`connect-src ${new URL(backend).origin}`)
          ? 'See the content security policy.'
          : window.isSecureContext && backend.startsWith('http:')
            ? 'An https page needs an https backend.'
            : 'Open it in a tab. If it answers, a blocker is in the way: lead a path of your own host to it, as data-api="/refer".',
      )
}
