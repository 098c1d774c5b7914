import type { BackendAdapter, FriendView, Identity, JoinResult, PartnerSession, ProgramView } from '@goodword/core'
import { KEY_PARAM, PATHS, type FriendBody, type JoinBody } from '@goodword/core/wire'
import { hasCode } from '../failure.ts'
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

/** Everything that the contract offers. What a program does not offer is refused by the server, and `PartnerView.can` says so. */
export interface HttpAdapter extends Required<BackendAdapter> {
  partner(identity: Identity): Required<PartnerSession>
}

/** The whole contract, spoken with a Goodword server. */
export function createHttpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const { key, api, fetch = (url, init) => globalThis.fetch(url, init), document = globalThis.document } = options

  /** Calls a public route: a string body is sent as text/plain, which needs no preflight. */
  const post = <T>(path: string, body: FriendBody | JoinBody, signal: AbortSignal | undefined): Promise<T> =>
    ask(fetch, api + path, { method: 'POST', body: JSON.stringify(body), signal })

  const join: HttpAdapter['join'] = (person, { signal } = {}) =>
    post<JoinResult>(PATHS.join, { key, ...person }, signal)

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
      post<FriendView>(PATHS.friend, { key, visit }, signal).catch((error: unknown) => {
        if (hasCode(error, 'unknown_visit')) return null
        throw error
      }),

    join,

    partner: (identity) => createSession({ api, fetch, document, credential: createCredential(identity, join) }),
  }
}
