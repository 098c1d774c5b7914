import type { PageOptions, PartnerSession } from '@goodword/core'
import { PATHS } from '@goodword/core/wire'
import type { Credential } from '../session/credential.ts'
import { runAbortably } from '../session/run-abortably.ts'
import { ask, type Fetch, type Request } from './ask.ts'
import { createChanges, openChanges, type PageVisibility } from './changes.ts'

export interface SessionParts {
  api: string
  fetch: Fetch
  credential: Credential
  document: PageVisibility | undefined
}

/** What one partner reads and does over HTTP. */
export function createSession({ api, fetch, credential, document }: SessionParts): Required<PartnerSession> {
  const closing = new AbortController()

  /** Calls a route as this partner. */
  const call = <T>(path: string, signal: AbortSignal | undefined, request?: Request): Promise<T> =>
    runAbortably([closing.signal, signal], (signal) =>
      credential.use((token) => ask<T>(fetch, api + path, { ...request, signal, headers: bearer(token) })),
    )

  const readPage = <T>(path: string, { after, limit, signal }: PageOptions = {}): Promise<T> =>
    call(path + queryString({ after, limit }), signal)

  const send = <T>(path: string, signal: AbortSignal | undefined, body = {}, method: 'POST' | 'PATCH' = 'POST') =>
    call<T>(path, signal, { method, body: JSON.stringify(body) })

  const changes = createChanges({
    open: (signal) =>
      credential.use((token) => openChanges(fetch, api + PATHS.changes, { signal, headers: bearer(token) })),
    document,
  })

  return {
    me: (options) => call(PATHS.me, options?.signal),
    summary: ({ from, to, by }, options) => call(PATHS.summary + queryString({ from, to, by }), options?.signal),
    referrals: (page) => readPage(PATHS.referrals, page),
    rewards: (page) => readPage(PATHS.rewards, page),
    invites: (page) => readPage(PATHS.invites, page),
    claims: (page) => readPage(PATHS.claims, page),
    leaderboard: (options) => call(PATHS.leaderboard, options?.signal),

    update: (change, options) => send(PATHS.me, options?.signal, change, 'PATCH'),
    createLink: (link, options) => send(PATHS.links, options?.signal, link),
    invite: (request, options) => send(PATHS.invites, options?.signal, request),
    remind: (inviteId, options) => send(PATHS.remind(inviteId), options?.signal),
    redeem: (rewardId, options) => send(PATHS.redeem(rewardId), options?.signal),
    claim: (sender, options) => send(PATHS.claims, options?.signal, sender),
    confirmClaim: (claimId, answer, options) => send(PATHS.confirmClaim(claimId), options?.signal, answer),

    onChange: (listener) => (closing.signal.aborted ? () => {} : changes.listen(listener)),

    close() {
      closing.abort()
      changes.close()
    },
  }
}

function bearer(token: string): { Authorization: string } {
  return { Authorization: `Bearer ${token}` }
}

function queryString(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}
