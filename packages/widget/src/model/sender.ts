import type { Link } from '@goodword/core'
import { isAddress } from './join-model.ts'

/**
 * Who is meant by what somebody typed or pasted: a link with a code in it, an e-mail address, or else the code itself. One's own
 * link tells which parameter carries the code. Whether anybody has it is for the backend to say.
 */
export function readSender(typed: string, own: Link | undefined): { code: string } | { email: string } {
  const text = typed.trim()
  const param = own && [...parametersOf(own.url)].find(([, value]) => value === own.code)?.[0]
  const code = parametersOf(text).get(param ?? 'ref')
  if (code) return { code }
  return isAddress(text) ? { email: text } : { code: text }
}

/** Whatever stands behind the question mark, if there is one: people paste links without the beginning, too. */
function parametersOf(text: string): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(text)?.[1])
}
