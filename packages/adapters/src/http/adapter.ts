import type { BackendAdapter, JoinResult, ProgramView } from '@goodword/core'
import { KEY_PARAM, PATHS, type JoinBody } from '@goodword/core/wire'
import { createCredential } from '../session/credential.ts'
import { runAbortably } from '../session/run-abortably.ts'
import { ask } from './ask.ts'
import type { PageVisibility } from './changes.ts'
import { readInvitation } from './invitation.ts'
import { createHttpRecorder, type HttpOptions } from './recorder.ts'
import { createSession } from './session.ts'

export interface HttpAdapterOptions extends HttpOptions {
  /** Changes are listened for only while this is visible. Default: the page's document, where there is one. */
  document?: PageVisibility | undefined
}

/** The whole contract, spoken with a Goodword server. */
export function createHttpAdapter(options: HttpAdapterOptions): Required<BackendAdapter> {
  const { key, api, fetch = (url, init) => globalThis.fetch(url, init), document = globalThis.document } = options
  const join: Required<BackendAdapter>['join'] = (person, { signal } = {}) =>
    ask<JoinResult>(fetch, api + PATHS.join, {
      method: 'POST',
      body: JSON.stringify({ key, ...person } satisfies JoinBody),
      signal,
    })

  const recorder = createHttpRecorder({ key, api, fetch })

  return {
    name: 'http',

    record: (events, { signal, ...options } = {}) => runAbortably([signal], () => recorder.record(events, options)),

    invitation: (code, options) => readInvitation({ key, api, fetch }, code, options),

    program: ({ signal } = {}) =>
      ask<ProgramView>(fetch, `${api}${PATHS.program}?${KEY_PARAM}=${key}`, {
        signal,
      }),

    join,

    partner: (identity) => createSession({ api, fetch, document, credential: createCredential(identity, join) }),
  }
}
