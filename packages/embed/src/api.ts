import type { Tracker } from '@goodword/tracker'
import type { Page } from './page.ts'

/** Who is looking at the page: a token of the host's server, a function that fetches one, an e-mail address, or nobody. */
export type Who = string | (() => Promise<string>) | null | undefined

/** What the page can call, as `goodword.lead({ … })` or `goodword('lead', { … })`. */
export interface Api extends Omit<Tracker, 'keep' | 'capture'> {
  /** Tells the elements on the page whose links and figures to show. Nothing signs out. */
  identify(who: Who): void
  /** Ends listening, timers and reporting. What is stored stays. */
  stop(): void
}

/** The global. */
export interface Goodword extends Api {
  <N extends keyof Api>(name: N, ...args: Parameters<Api[N]>): ReturnType<Api[N]>
  /** Calls that the stub has kept; later, what takes the calls of a stub that somebody holds a reference to. */
  q: { push(call: Iterable<unknown>): void }
}

/** Makes the API global and carries out the calls that the stub has kept. A call of what is not there does nothing. */
export function installApi(page: Page, api: Api): void {
  const call = (name: keyof Api, ...args: unknown[]) =>
    (api[name] as ((...args: unknown[]) => unknown) | undefined)?.(...args)
  const push = (kept: Iterable<unknown>) => call(...(kept as unknown as [keyof Api]))

  const kept = page.goodword?.q as unknown as Iterable<unknown>[] | undefined
  page.goodword = Object.assign(call as Goodword, api, { q: { push } })
  kept?.forEach?.(push)
}
