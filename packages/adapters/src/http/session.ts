import type { Options, Page, PageOptions, PartnerSession, PartnerView, Referral, Reward, Summary } from '@goodword/core'
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

type Query = Record<string, string | number | undefined>

/** What one partner reads and does over HTTP. */
export function createSession({ api, fetch, credential, document }: SessionParts): Required<PartnerSession> {
  const closing = new AbortController()

  const call = <T>(path: string, signal: AbortSignal | undefined, request: Pick<Request, 'method' | 'body'> = {}) =>
    runAbortably([closing.signal, signal], (signal) =>
      credential.use((token) => ask<T>(fetch, api + path, { ...request, signal, headers: bearer(token) })),
    )

  const read = <T>(path: string, query: Query = {}, signal?: AbortSignal) => call<T>(path + queryString(query), signal)

  /** `text/plain`, which a browser sends by itself: the header that carries the token needs a preflight anyway. */
  const send = <T>(path: string, body: unknown, options: Options = {}, method: 'POST' | 'PATCH' = 'POST') =>
    call<T>(path, options.signal, { method, body: JSON.stringify(body) })

  const changes = createChanges({
    open: (signal) =>
      credential.use((token) => openChanges(fetch, api + PATHS.changes, { signal, headers: bearer(token) })),
    document,
  })

  return {
    me: (options) => read<PartnerView>(PATHS.me, {}, options?.signal),

    summary: ({ from, to, by }, options) => read<Summary>(PATHS.summary, { from, to, by }, options?.signal),

    referrals: (page) => read<Page<Referral>>(PATHS.referrals, pageQuery(page), page?.signal),

    rewards: (page) => read<Page<Reward>>(PATHS.rewards, pageQuery(page), page?.signal),

    update: (change, options) => send(PATHS.me, change, options, 'PATCH'),

    createLink: (link, options) => send(PATHS.links, link, options),

    invite: (request, options) => send(PATHS.invites, request, options),

    invites: (page) => read(PATHS.invites, pageQuery(page), page?.signal),

    remind: (inviteId, options) => send(PATHS.remind(inviteId), {}, options),

    redeem: (rewardId, options) => send(PATHS.redeem(rewardId), {}, options),

    claim: (sender, options) => send(PATHS.claims, sender, options),

    claims: (page) => read(PATHS.claims, pageQuery(page), page?.signal),

    confirmClaim: (claimId, answer, options) => send(PATHS.confirmClaim(claimId), answer, options),

    leaderboard: (options) => read(PATHS.leaderboard, {}, options?.signal),

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

function pageQuery({ after, limit }: PageOptions = {}) {
  return { after, limit }
}

function queryString(values: Query): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}
