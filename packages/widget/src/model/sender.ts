import type { Link } from '@goodword/core'
import { isAddress } from './join-model.ts'

/**
 * Who is meant by what somebody typed or pasted: a link with a code in it, an e-mail address, or else the code itself. One's own
 * link tells which parameter carries the code. Whether anybody has it is for the backend to say.
 */
export function readSender(typed: string, own: Link | undefined): { code: string } | { email: string } {
  const text = typed.trim()
  const param = own && [...new URL(own.url).searchParams].find(([, value]) => value === own.code)?.[0]
  const code = parametersOf(text)?.get(param ?? 'ref')
  if (code) return { code }
  return isAddress(text) ? { email: text } : { code: text }
}

function parametersOf(text: string): URLSearchParams | null {
  try {
    return new URL(text.includes('://') ? text : `https://${text}`).searchParams
  } catch {
    return null
  }
}
