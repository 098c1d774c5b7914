import { GoodwordError } from '@goodword/core'
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import type { PartnerKind } from '@goodword/core'
import type { ProgramDirectory } from '../store/program-directory.ts'
import type { Program } from '../store/programs.ts'

const AUDIENCE = 'goodword'
const SKEW_S = 60
const LONGEST_LIFE_S = 86_400

/** What a partner token says after its signature was believed. */
export interface PartnerClaims {
  /** The host's id of the user. */
  subject: string
  /** Our id of the partner, in tokens made here. */
  partnerId: string | null
  email: string | null
  name: string | null
  kind: PartnerKind | null
  locale: string | null
  /** The only code this token may look at: its bearer has not shown yet that the address is his. */
  limitedTo: string | null
  /** End of life, in milliseconds of real time. */
  expiresAt: number
}

const KINDS: readonly unknown[] = [
  'customer',
  'affiliate',
  'ambassador',
  'reseller',
  'technology',
] satisfies PartnerKind[]

/**
 * Reads a partner token. Throws `invalid_token` for whatever cannot be believed (no or another algorithm, a foreign `kid`, another
 * audience, no `exp`, a life beyond 24 h) and `token_expired` when only the time has passed. Real time, not the test clock.
 */
export async function readPartnerToken(
  token: string,
  directory: ProgramDirectory,
): Promise<{ program: Program; claims: PartnerClaims }> {
  const program = await directory.find(issuerOf(token))
  if (program === null) throw new GoodwordError('invalid_token')
  const payload = await verify(token, program)
  const { sub, iat, exp } = payload
  if (!sub || iat === undefined || exp === undefined)
    throw new GoodwordError('invalid_token', 'The token needs sub, iat and exp.')
  if (exp - iat > LONGEST_LIFE_S) throw new GoodwordError('invalid_token', 'The token lives longer than 24 hours.')
  if (iat > Date.now() / 1000 + SKEW_S) throw new GoodwordError('invalid_token', 'The token was issued in the future.')
  if (typeof sub !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(sub))
    throw new GoodwordError('invalid_token', 'The sub is not a printable id.')
  return {
    program,
    claims: {
      subject: sub,
      partnerId: text(payload['goodword_partner']),
      email: text(payload['email']),
      name: text(payload['name']),
      kind: KINDS.includes(payload['kind']) ? (payload['kind'] as PartnerKind) : null,
      locale: text(payload['locale']),
      limitedTo: payload['limited'] === true ? (text(payload['goodword_code']) ?? '') : null,
      expiresAt: exp * 1000,
    },
  }
}

function issuerOf(token: string): string {
  try {
    return String(decodeJwt(token).iss)
  } catch {
    throw new GoodwordError('invalid_token')
  }
}

/** Every live secret is tried. A `kid` names a registered key, and no such keys exist yet. */
async function verify(token: string, program: Program) {
  let failure: unknown
  for (const secret of program.signingSecrets) {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ['HS256'],
        audience: AUDIENCE,
        issuer: program.id,
        clockTolerance: SKEW_S,
      })
      if (protectedHeader.kid !== undefined)
        throw new GoodwordError('invalid_token', 'The kid of the token is not known.')
      return payload
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new GoodwordError('token_expired')
      failure = error
    }
  }
  throw new GoodwordError('invalid_token', undefined, { cause: failure })
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 254 && !value.includes('\0') ? value : null
}

/** Signs a token for a partner of ours. With a code it is limited to that code's link. */
export async function signPartnerToken(
  program: Program,
  partner: { id: string; externalId: string | null },
  options: { ttlSeconds: number; limitedTo?: string },
): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000)
  const limits = options.limitedTo === undefined ? {} : { limited: true, goodword_code: options.limitedTo }
  return new SignJWT({ goodword_partner: partner.id, ...limits })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(program.id)
    .setAudience(AUDIENCE)
    .setSubject(partner.externalId ?? partner.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + options.ttlSeconds)
    .sign(new TextEncoder().encode(program.signingSecrets[0]))
}
