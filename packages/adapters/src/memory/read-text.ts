import { GoodwordError } from '@goodword/core'

/** A line that somebody typed, trimmed: 1 to `maxLength` characters, none of them for control. Throws `invalid` for anything else. */
export function readLine(value: unknown, maxLength: number): string {
  const line = typeof value === 'string' ? value.trim() : ''
  if (line === '' || line.length > maxLength || /\p{Cc}/u.test(line)) {
    throw new GoodwordError('invalid', `Send a line of 1 to ${maxLength} characters.`)
  }
  return line
}

/** A language as BCP 47 writes it, such as `pt-BR`. Throws `invalid` for anything else. */
export function readLocale(value: unknown): string {
  if (typeof value === 'string' && value.length <= 35 && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(value)) return value
  throw new GoodwordError('invalid', 'Send a language such as pt-BR.')
}
