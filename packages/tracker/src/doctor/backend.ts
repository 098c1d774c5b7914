import { EVENTS_PATH, KEY_PARAM, PROGRAM_PATH } from '@goodword/core/wire'
import { ask } from './ask.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'
import type { Seen } from './watch.ts'

/** Reports of a policy's violation come in a task of their own, after the request has failed. */
const REPORT_DELAY_MS = 100

const PROXY = 'Or lead a path of your own host to the backend, and name it: data-api="/refer".'

/** Is the backend reached, and does it take this key from this website? An empty report is sent, which records nothing. */
export async function examineBackend(
  page: Window,
  { key, api }: DoctorConfig,
  stopped: Seen['stopped'],
): Promise<Finding[]> {
  const { origin, href } = page.location
  const { href: url, origin: backend } = new URL(`${api}/`, href)
  const fail = (id: string, title: string, todo: string, detail?: string) => [finding(id, 'fail', title, detail, todo)]
  const list = `PATCH ${PROGRAM_PATH} {"origins": ["${origin}"]}`

  const answer = await ask(page, url + EVENTS_PATH.slice(1), {
    method: 'POST',
    body: JSON.stringify({ key, events: [] }),
  })
  if (answer) {
    const { status, body } = answer
    if (body.accepted === 0) {
      const program = await ask(page, `${url}${PROGRAM_PATH.slice(1)}?${KEY_PARAM}=${encodeURIComponent(key)}`)
      return [
        finding('key', 'ok', `${url} accepts the key`, key.includes('_test_') && 'Of a test program.'),
        program?.body.anyOrigin
          ? finding('origin', 'warn', 'Any website may use the key', 'The program lists none.', `List yours: ${list}`)
          : finding('origin', 'ok', `${origin} may use the key`),
      ]
    }
    switch (body.code) {
      case 'origin_not_allowed':
        return fail('origin', `${origin} may not use the key`, `Add it to the list of the program: ${list}`)
      case 'secret_key_in_browser':
        return fail('key', 'A secret key is in the page', 'Replace it, and put the publishable key into data-key.')
      case 'unknown_key':
      case 'no_credential':
        return fail('key', 'No program has this key', `Copy the key that ${url} shows into data-key.`)
    }
    return fail('backend', `${url} answers ${status} ${body.code ?? ''}`, 'Is it a Goodword server? See data-api.')
  }

  await new Promise((resolve) => page.setTimeout(resolve, REPORT_DELAY_MS))
  if (stopped.has(`connect-src ${backend}`))
    return fail('backend', `${url} is out of reach`, 'See the content security policy.')
  if (!page.navigator.onLine) return [finding('backend', 'warn', 'The browser is offline', 'Events wait.')]
  if (page.isSecureContext && url.startsWith('http:'))
    return fail('backend', 'The page is https and the backend http', 'Serve the backend by https.')
  // Opaque, but it tells that the way is free.
  return (await ask(page, url, { mode: 'no-cors' }))
    ? fail('backend', `${url} may not be read`, `Let proxies keep its CORS headers. ${PROXY}`)
    : fail('backend', `${url} does not answer`, `Open it in a tab: if it answers, an ad blocker stops us. ${PROXY}`)
}
