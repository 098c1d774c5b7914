import { domainToASCII } from 'node:url'

/** Domains that deliver to the same mailbox whether the local part has dots or not. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com'])

/** The address as mail is sent to it: NFKC, lower case, punycode domain. One mailbox may still have several. */
export function mailAddress(email: string): string {
  const { local, domain } = split(email)
  return `${local}@${domain}`
}

/**
 * The form in which the addresses of two people are compared: the `+tag` is cut, and for Gmail the dots, whose two domains
 * are one. Two different mailboxes may share it where `+` means nothing, so it never gives access to anything.
 */
export function normalEmail(email: string): string {
  const { local, domain } = split(email)
  const untagged = local.replace(/(?<=.)\+.*$/, '')
  return DOTLESS.has(domain) ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`
}

/**
 * The address to send to, or `null` for what is none. Stricter than what a form takes: of `a,victim@x.example` or
 * `<victim@x.example>` a mailer makes another address than the one that was compared with the list of those who want no mail.
 */
export function deliverableAddress(text: string): string | null {
  const address = mailAddress(text)
  return address.length <= 254 && DELIVERABLE.test(address) ? address : null
}

const DELIVERABLE = /^[^\s\p{C}"(),:;<>@[\]\\]{1,64}@([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/u

/** An address as another person may see it: `j***@a***.com`. */
export function maskEmail(email: string): string {
  const { local, domain } = split(email)
  const dot = domain.lastIndexOf('.')
  const ending = dot > 0 ? domain.slice(dot) : ''
  return `${[...local][0] ?? ''}***@${domain[0] ?? ''}***${ending}`
}

function split(email: string): { local: string; domain: string } {
  const plain = email.normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const domain = plain.slice(at + 1)
  return { local: plain.slice(0, at), domain: domainToASCII(domain) || domain }
}
