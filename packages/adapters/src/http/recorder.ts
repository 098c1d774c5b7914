import { isCode, type BackendAdapter, type Invitation, type RecordResult } from '@goodword/core'
import { EVENTS_PATH, invitationPath, KEY_PARAM, type EventsBody } from '@goodword/core/wire'
import { hasCode } from '../failure.ts'
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

/** The half of the adapter that a tracker needs, and no more: it is downloaded by every visitor. */
export function createHttpRecorder({
  key,
  api,
  fetch = (url, init) => globalThis.fetch(url, init),
}: HttpOptions): Pick<BackendAdapter, 'name' | 'record' | 'invitation'> {
  return {
    name: 'http',

    record(events, { signal, keepalive } = {}) {
      const body = JSON.stringify({ key, events } satisfies EventsBody)
      return ask<RecordResult>(fetch, api + EVENTS_PATH, {
        method: 'POST',
        // A string body is sent as text/plain, which needs no preflight: one less thing to lose on a page that goes away.
        body,
        keepalive: !!keepalive && body.length < KEEPALIVE_MAX_LENGTH,
        signal,
      })
    },

    async invitation(code, { signal } = {}) {
      if (!isCode(code)) return null
      try {
        return await ask<Invitation>(fetch, `${api}${invitationPath(code)}?${KEY_PARAM}=${key}`, { signal })
      } catch (error) {
        if (hasCode(error, 'unknown_code')) return null
        throw error
      }
    },
  }
}
