import { isGoodwordError, type Identity, type JoinResult } from '@goodword/core'
import { failure, hasCode } from '../failure.ts'

/** Who a session is, as a token. */
export interface Credential {
  /** Makes a call with the token; once more with a new one when the backend says that it has expired. */
  use<T>(call: (token: string) => Promise<T>): Promise<T>
}

/**
 * Turns an identity into tokens. An address is joined once, at the first call. A token function is called at the first
 * call and after an expiry; calls that run at the same time share the answer.
 */
export function createCredential(
  identity: Identity,
  join: (person: { email: string }) => Promise<JoinResult>,
): Credential {
  if ('email' in identity) {
    const token = shareAnswer(async () => (await join({ email: identity.email })).token)
    return { use: async (call) => call(await token.get()) }
  }
  const { token: source } = identity
  if (typeof source === 'string') return { use: async (call) => call(source) }

  const token = shareAnswer(source)
  return {
    async use(call) {
      const used = await token.get()
      try {
        return await call(used)
      } catch (error) {
        if (!hasCode(error, 'token_expired')) throw error
        token.forget(used)
        return call(await token.get())
      }
    },
  }
}

/** Asks once and keeps the answer until it is forgotten. A failed asking is not kept. */
function shareAnswer(ask: () => Promise<string>): { get(): Promise<string>; forget(answer: string): void } {
  let asking: Promise<string> | undefined
  let kept: string | undefined
  const start = async () => {
    try {
      return (kept = await ask())
    } catch (cause) {
      asking = undefined
      if (isGoodwordError(cause)) throw cause
      throw failure('unavailable', 'The page could not get a token', { retryable: true, cause })
    }
  }
  return {
    get: () => (asking ??= start()),
    forget(answer) {
      // Somebody else may have asked again already: his newer answer stays.
      if (answer === kept) asking = kept = undefined
    },
  }
}
