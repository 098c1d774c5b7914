import type { BackendAdapter, FriendView, JoinResult, PartnerSession, ProgramView } from '@goodword/core'
import { KEY_PARAM, PATHS, type FriendBody, type JoinBody } from '@goodword/core/wire'
import { nullFor } from '../failure.ts'
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

/** Every member of the contract. What the program has switched off rejects with `forbidden`; `PartnerView.can` tells. */
export interface HttpAdapter extends Required<BackendAdapter> {
  partner(identity: Parameters<Required<BackendAdapter>['partner']>[0]): Required<PartnerSession>
}

/** The whole contract, spoken with a Goodword server. */
export function createHttpAdapter(options: HttpAdapterOptions): HttpAdapter {
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

    friend: (visit, { signal } = {}) =>
      ask<FriendView>(fetch, api + PATHS.friend, {
        method: 'POST',
        body: JSON.stringify({ key, visit } satisfies FriendBody),
        signal,
      }).catch(nullFor('unknown_visit')),

    join,

    partner: (identity) => createSession({ api, fetch, document, credential: createCredential(identity, join) }),
  }
}
