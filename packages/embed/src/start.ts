import { createHttpRecorder } from '@goodword/adapters/http'
import { createTracker, quietly, watchPage } from '@goodword/tracker'
import type { Api, Goodword, Part } from './api.ts'
import type { Config } from './config.ts'
import { findManager, hasSignal } from './managed.ts'

/** How a part arrives. */
export type LoadPart = (url: URL) => Promise<Part>

/**
 * All that goodword.js does in a page, as it is configured: starts the tracker, makes `goodword` global and loads the parts
 * that the page needs. Does nothing without a key, or when another copy was faster.
 */
export function startGoodword(config: Config, loadPart: LoadPart): void {
  if (!config.key || window.goodword?.visit) return // the stub is a function too, but has no members

  const isWaiting = findManager(config) || hasSignal(config)
  const tracker = createTracker({
    ...config,
    adapter: createHttpRecorder(config),
    // `auto` counts as granted: that is what it means where nobody else decides.
    consent: isWaiting ? 'wait' : (config.consent as 'wait'),
  })

  const asked: { [file: string]: Promise<unknown> } = {}
  /** What does not arrive is not asked for again at every change of the page. Another try is another URL, such as `widget.js?2`. */
  const need = (file: string) =>
    (asked[file] ??= loadPart(new URL(file, config.home)).then((part) =>
      tracker.signal.aborted ? null : part.start(api),
    ))
  const from = (file: string) => () => need(file).then((call) => (call as undefined | (() => never))?.() as never)
  const want = (file: string, isWanted: unknown) => isWanted && need(file).catch(() => {})
  const has = (selector: string) => document.querySelector(selector)

  /** Looks for a code, and for what the page needs by now. */
  function look() {
    api.capture()
    want('launcher.js', has('goodword-launcher,[data-goodword-open]'))
    want('widget.js', has('goodword-referral,goodword-leaderboard'))
    want('choices.js', findManager(config))
    want('friend.js', has('goodword-welcome,goodword-status'))
    want('more.js', location.href.includes('goodword') || config.debug != null)
  }

  const kept = window.goodword?.q as unknown as Iterable<unknown>[] | undefined
  const call = (name: keyof Api, ...args: unknown[]) =>
    quietly(() => (api[name] as (...args: unknown[]) => unknown)(...args))
  const api: Goodword = (window.goodword = Object.assign(call as unknown as Goodword, {
    ...tracker,
    need: need as Api['need'],
    config,
    consent: (choice) => tracker.consent((api.word = choice)),
    invitation: from('more.js'),
    stop() {
      tracker.consent(false)
      tracker.stop()
    },
    doctor: from('doctor.js'),
    open: from('launcher.js'),
    word: isWaiting ? null : undefined,
    q: { push: (kept) => void (call(...(kept as unknown as [keyof Api])) as Promise<void>)?.catch?.(() => {}) },
    identify: (who) => (api.who = who),
  } satisfies Api))
  tracker.on('visit', () => want('more.js', tracker.handOver()))
  watchPage(look, tracker.signal)
  kept?.forEach?.(api.q.push)
  look()
}
