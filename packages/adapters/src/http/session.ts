import type { Page, PageOptions, PartnerSession, PartnerView, Referral, Reward, Summary } from '@goodword/core'
import { PATHS } from '@goodword/core/wire'
import type { Credential } from '../session/credential.ts'
import { runAbortably } from '../session/run-abortably.ts'
import { ask, type Fetch } from './ask.ts'
import { createChanges, openChanges, type PageVisibility } from './changes.ts'

export interface SessionParts {
  api: string
  fetch: Fetch
  credential: Credential
  document: PageVisibility | undefined
}

/** One partner's reads over HTTP. */
export function createSession({ api, fetch, credential, document }: SessionParts): PartnerSession {
  const closing = new AbortController()

  const read = <T>(
    path: string,
    query: Record<string, string | number | undefined> = {},
    signal?: AbortSignal,
  ): Promise<T> =>
    runAbortably([closing.signal, signal], (signal) =>
      credential.use((token) => ask<T>(fetch, api + path + queryString(query), { signal, headers: bearer(token) })),
    )

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

function queryString(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}
