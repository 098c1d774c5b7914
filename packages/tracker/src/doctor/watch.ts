import { findNavigation } from './navigation.ts'
import type { Parts } from './parts.ts'

/** What happened on the page meanwhile. */
export interface Seen {
  /** What the page's content security policy has stopped, as lines to add to it: `connect-src https://refer.example`. */
  stopped: Set<string>
  /** Codes of what the tracker or the backend has refused, such as `amount_not_integer`. */
  rejections: Set<string>
  stop(): void
}

/** Gathers what cannot be asked for afterwards, until it is stopped. `onNews` hears that something has changed. */
export function watch({ on }: Pick<Parts, 'on'>, onNews = () => {}): Seen {
  const stopped = new Set<string>()
  const rejections = new Set<string>()
  const life = new AbortController()
  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, effectiveDirective, disposition }) => {
      // Not what is only reported, nor what has no address (`inline`).
      if (disposition !== 'report' && blockedURI.startsWith('http'))
        stopped.add(`${effectiveDirective.replace('-elem', '')} ${new URL(blockedURI).origin}`)
    },
    life,
  )
  findNavigation()?.addEventListener('currententrychange', onNews, life)
  const ends = (['visit', 'sent', 'rejected', 'consent'] as const).map((topic) =>
    on(topic, (news) => {
      if (topic === 'rejected') rejections.add((news as { code: string }).code)
      onNews()
    }),
  )
  return {
    stopped,
    rejections,
    stop() {
      life.abort()
      ends.forEach((end) => end())
    },
  }
}
