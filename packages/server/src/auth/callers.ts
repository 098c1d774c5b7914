import { GoodwordError } from '@goodword/core'
import type { ProgramDirectory } from '../store/program-directory.ts'
import type { Program } from '../store/programs.ts'
import { matchesAny, parseKey, type KeyKind } from './keys.ts'
import { checkOrigin } from './origins.ts'
import { readPartnerToken, type PartnerClaims } from './tokens.ts'

/** The page: a publishable key, from the body or the query, on a website of the program's. */
export async function authenticatePage(request: Request, key: unknown, directory: ProgramDirectory): Promise<Program> {
  if (key === undefined || key === null || key === '')
    throw new GoodwordError('no_credential', 'Send the publishable key as "key".')
  if (typeof key !== 'string') throw new GoodwordError('unknown_key')
  if (parseKey(key)?.kind === 'secret') throw new GoodwordError('secret_key_in_browser')
  const program = await believeKey(key, 'publishable', directory)
  checkOrigin(request, program)
  return program
}

/** The partner: a token in the header, on a website of the program's. */
export async function authenticatePartner(
  request: Request,
  directory: ProgramDirectory,
): Promise<{ program: Program; claims: PartnerClaims }> {
  const token = bearerOf(request)
  const key = parseKey(token)
  if (key !== null) await refuseKey(request, token, key.kind, directory)
  const caller = await readPartnerToken(token, directory)
  checkOrigin(request, caller.program)
  return caller
}

/** The host's server: a secret key in the header, and no `Origin`, which only browsers send. */
export async function authenticateServer(request: Request, directory: ProgramDirectory): Promise<Program> {
  const token = bearerOf(request)
  const key = parseKey(token)
  if (key?.kind === 'secret') {
    if (request.headers.has('origin')) throw new GoodwordError('secret_key_in_browser')
    return believeKey(token, 'secret', directory)
  }
  if (key !== null) await refuseKey(request, token, key.kind, directory)
  if (token.split('.').length === 3) await readPartnerToken(token, directory)
  else throw new GoodwordError('unknown_key')
  throw new GoodwordError('forbidden', 'This route needs the secret key.')
}

/** A key where another credential belongs: known is `forbidden`, unknown `unknown_key`. */
async function refuseKey(request: Request, key: string, kind: KeyKind, directory: ProgramDirectory): Promise<never> {
  if (kind === 'secret' && request.headers.has('origin')) throw new GoodwordError('secret_key_in_browser')
  await believeKey(key, kind, directory)
  throw new GoodwordError('forbidden')
}

/** The program of a key that is really its. */
export async function believeKey(key: string, kind: KeyKind, directory: ProgramDirectory): Promise<Program> {
  const parsed = parseKey(key)
  const program = parsed?.kind === kind ? await directory.find(parsed.programId) : null
  const isKnown =
    program !== null &&
    (kind === 'publishable'
      ? key === program.publishableKey // public: nothing to protect from timing
      : kind === 'secret'
        ? matchesAny(key, program.secretHashes)
        : program.signingSecrets.includes(key))
  if (!isKnown) throw new GoodwordError('unknown_key')
  return program
}

/** Tells whether a request presents a secret key, believed or not. */
export function presentsSecretKey(request: Request): boolean {
  return /^bearer\s+sk_/i.test(request.headers.get('authorization') ?? '')
}

function bearerOf(request: Request): string {
  const match = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')
  if (!match) throw new GoodwordError('no_credential')
  return match[1]!
}
