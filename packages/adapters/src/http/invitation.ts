import { isCode, type GoodwordError, type Invitation, type Options } from '@goodword/core'
import { INVITATIONS_PATH, KEY_PARAM } from '@goodword/core/wire'
import { ask } from './ask.ts'
import type { HttpOptions } from './recorder.ts'

/** Who invites and what it brings: the `invitation` of the contract, by itself. `null` for a code that nobody has. */
export async function readInvitation(
  { key, api, fetch }: HttpOptions,
  code: string,
  { signal }: Options = {},
): Promise<Invitation | null> {
  if (!isCode(code)) return null
  return ask<Invitation>(fetch, `${api}${INVITATIONS_PATH}${code}?${KEY_PARAM}=${key}`, { signal }).catch(
    (error: GoodwordError) => {
      if (error.code === 'unknown_code') return null
      throw error
    },
  )
}
