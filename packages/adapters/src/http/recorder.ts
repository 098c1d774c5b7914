import type { BackendAdapter, RecordResult } from '@goodword/core'
import { EVENTS_PATH, type EventsBody, type Problem } from '@goodword/core/wire'
import type { Fetch } from './ask.ts'
import { httpError } from './http-error.ts'

export interface HttpOptions {
  /** Publishable key of the program. */
  key: string
  /** Base URL of the backend, without a slash at its end: `https://refer.example.com`. */
  api: string
  /** Default: the page's own, looked up at each call. */
  fetch?: Fetch
}

/**
 * Browsers share 64 KiB among all calls that outlive the page, and refuse the one that goes beyond. They count bytes, of which a
 * character of a text has up to three.
 */
const KEEPALIVE_MAX_LENGTH = 20_000

/**
 * The part of the adapter that a tracker needs, and no more: every visitor downloads it. So it does by itself what `ask` does
 * for all other calls, and cannot be given up: what was reported is on its way.
 */
export function createHttpRecorder({ key, api, fetch: given }: HttpOptions): Pick<BackendAdapter, 'record'> {
  return {
    async record(events, { keepalive } = {}) {
      let answer: RecordResult | undefined
      let response: Response | undefined
      try {
        // A string body is sent as text/plain, which needs no preflight: one less thing to lose on a page that goes away.
        const body = JSON.stringify({ key, events } satisfies EventsBody)
        response = await (given ?? fetch)(api + EVENTS_PATH, {
          keepalive: keepalive! && body.length < KEEPALIVE_MAX_LENGTH,
          method: 'POST',
          body,
          credentials: 'omit',
        })
        answer = await response.json()
      } catch {} // no network, or an answer that is none
      if (response?.ok && answer) return answer
      throw httpError(response, answer as Partial<Problem> | undefined)
    },
  }
}
