import type { BackendAdapter, GoodwordError, Invitation, RecordResult } from '@goodword/core'
import { EVENTS_PATH, INVITATIONS_PATH, KEY_PARAM, type EventsBody } from '@goodword/core/wire'
import { ask, type Fetch } from './ask.ts'

export interface HttpOptions {
  /** Publishable key of the program. */
  key: string
  /** Base URL of the backend, without a slash at its end: `https://refer.example.com`. */
  api: string
  /** Default: the page's own, looked up at each call. */
  fetch?: Fetch
}

/** Browsers share 64 KiB among all calls that outlive the page, and refuse the one that goes beyond. */
const KEEPALIVE_MAX_LENGTH = 60_000

/**
 * The half of the adapter that a tracker needs, and no more: it is downloaded by every visitor. What `invitation` is asked for
 * must be a code (`isCode` of core), as those that a tracker remembers are.
 */
export function createHttpRecorder({ key, api, fetch }: HttpOptions): Pick<BackendAdapter, 'record' | 'invitation'> {
  return {
    record(events, { signal, keepalive } = {}) {
      // A string body is sent as text/plain, which needs no preflight: one less thing to lose on a page that goes away.
      const body = JSON.stringify({ key, events } satisfies EventsBody)
      return ask<RecordResult>(fetch, api + EVENTS_PATH, {
        method: 'POST',
        body,
        keepalive: keepalive && body.length < KEEPALIVE_MAX_LENGTH,
        signal,
      })
    },

    invitation(code, { signal } = {}) {
      return ask<Invitation>(fetch, `${api}${INVITATIONS_PATH}${code}?${KEY_PARAM}=${key}`, { signal }).catch(
        (error: GoodwordError) => {
          if (error.code === 'unknown_code') return null
          throw error
        },
      )
    },
  }
}
