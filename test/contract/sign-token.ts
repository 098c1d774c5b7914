import { SignJWT } from 'jose'

/** What the owner of a program signs with. */
export interface Signer {
  program: string
  signingSecret: string
}

/** A partner token as the host's own server makes it, an hour long. `expired`: it ended an hour ago. */
export function signToken(
  { program, signingSecret }: Signer,
  externalId: string,
  kind: 'good' | 'expired' | 'forged' = 'good',
): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000) - (kind === 'expired' ? 7200 : 0)
  const secret = kind === 'forged' ? `${signingSecret}x` : signingSecret
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(program)
    .setAudience('goodword')
    .setSubject(externalId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 3600)
    .sign(new TextEncoder().encode(secret))
}
