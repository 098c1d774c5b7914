/**
 * The form in which two addresses are compared: NFKC, lower case, punycode domain, `+tag` cut, and for Gmail the dots
 * too, since Gmail delivers them all to the same person.
 */
export function normalizeEmail(email: string): string {
  const [name = '', domain = ''] = splitAt(email.trim().normalize('NFKC').toLowerCase())
  const host = asciiHost(domain)
  const person = name.replace(/^(.+?)\+.*$/, '$1')
  if (host === 'gmail.com' || host === 'googlemail.com') return `${person.replaceAll('.', '')}@gmail.com`
  return `${person}@${host}`
}

/** What others may see of an address: `jane@acme.com` is `j***@a***.com`. */
export function maskEmail(email: string): string {
  const [name = '', domain = ''] = splitAt(email)
  const ending = domain.slice(domain.lastIndexOf('.'))
  return `${name.slice(0, 1)}***@${domain.slice(0, 1)}***${ending}`
}

/** Tells whether a value looks like an address. Never throws. */
export function isEmail(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())
}

function splitAt(email: string): string[] {
  const at = email.lastIndexOf('@')
  return [email.slice(0, at), email.slice(at + 1)]
}

function asciiHost(domain: string): string {
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return domain // not a host name: compared as it is
  }
}
