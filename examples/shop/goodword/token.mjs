import { createHmac } from 'node:crypto'

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * Tells Goodword which of our customers is looking: a JWT (HS256) for `<goodword-referral token>`, good for one hour.
 * The signing secret never leaves this server.
 */
export function referralToken({ program, signingSecret }, account, now = Date.now()) {
  const iat = Math.floor(now / 1000)
  const claims = { iss: program, aud: 'goodword', sub: account.id, name: account.name, email: account.email }
  const unsigned = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ ...claims, iat, exp: iat + 3600 })}`
  return `${unsigned}.${createHmac('sha256', signingSecret).update(unsigned).digest('base64url')}`
}
