import { createHttpRecorder } from '@goodword/adapters/http'
import { createTracker, quietly, watchPage } from '@goodword/tracker'
import type { Api, Goodword, Part, PartCalls, PartName } from './api.ts'
import { readConfig } from './config.ts'
import { hasSignal, isManaged } from './managed.ts'
import { takeMailedToken } from './mailed-token.ts'

/** How a part arrives. */
export type LoadPart = (url: string) => Promise<Part>

/**
 * All that goodword.js does in a page: reads its configuration, starts the tracker, makes `goodword` global and loads the parts
 * that the page needs. Does nothing without a key, or when another copy was faster.
 */
export function startGoodword(loadPart: LoadPart): void {
  if (window.goodword?.visit) return // the stub is a function too, but has no members
  const [url, who] = location.href.split(/.goodword_token=/)
  if (who) history.replaceState(history.state, '', url)
  const config = readConfig()
  if (!config.key) return

  const tracker = createTracker({
    ...config,
    windowDays: config.window,
    adapter: createHttpRecorder(config),
    consent: isManaged(config) || hasSignal(config) ? 'wait' : (config.consent as 'wait'),
  })

  const asked: { [Name in PartName]?: Promise<unknown> } = {}
  const need = (name: PartName) =>
    (asked[name] ??= loadPart(new URL(`${name}.js`, config.home).href)
      .then((part) => part.start(api), (error) => {
        delete asked[name]
        throw error
      }))
  const from = (name: PartName) => () => need(name).then((call) => (call as () => never)())

  /** Once each: what does not arrive is not asked for again at every change of the page. */
  const wanted: { [Name in PartName]?: unknown } = {}
  const want = (name: PartName, isWanted: unknown) => (wanted[name] ||= isWanted && need(name).catch(() => {}))
  const has = (selector: string) => document.querySelector(selector)

  /** Looks for a code, and for what the page needs by now. */
  function look() {
    tracker.capture()
    want('widget', has('goodword-referral,goodword-welcome'))
    want('launcher', has('goodword-launcher,[data-goodword-open]'))
    want('more', isManaged(config) || config.debug != null || url.includes('goodword'))
  }

  const api: Api = {
    ...tracker,
    version: __VERSION__,
    config,
    who,
    need: need as <N extends PartName>(name: N) => Promise<PartCalls[N]>,
    invitation: from('more'),
    doctor: from('doctor'),
    open: from('launcher'),
    identify(who) {
      api.who = who
    },
    stop() {
      tracker.consent(false)
      tracker.stop()
    },
  }
  const kept = window.goodword?.q as unknown as Iterable<unknown>[] | undefined
  const call = (name: keyof Api, ...args: unknown[]) => quietly(() => (api[name] as (...args: unknown[]) => unknown)(...args))
  const goodword = (window.goodword = Object.assign(call as unknown as Goodword, api, {
    q: { push: (call: Iterable<unknown>) => goodword(...(call as unknown as [never])) },
  }))
  kept?.forEach?.(goodword.q.push)

  look()
  tracker.on('visit', () => want('more', tracker.handOver()))
  watchPage(look, tracker.signal)
}

declare global {
  /** The version of this package, put in by the build. */
  const __VERSION__: string
}
