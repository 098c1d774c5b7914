import { createHttpRecorder } from '@goodword/adapters/http'
import { createTracker } from '@goodword/tracker'
import { installApi, isInstalled, toIdentity } from './api.ts'
import { findScript, readConfig } from './config.ts'
import { takeMailedToken } from './mailed-token.ts'
import type { Page } from './page.ts'
import type { WidgetParts } from './widget.ts'

/** What widget.js defines. An unknown element is nothing to wait for. */
const ELEMENTS = 'goodword-referral,goodword-welcome'

/** How widget.js arrives. */
export type LoadWidget = (url: string) => Promise<{ start(parts: WidgetParts): void }>

/**
 * All that goodword.js does in a page: reads its configuration, starts the tracker, makes `goodword` global and loads the
 * widget where the page holds one. Does nothing without a key, or when another copy was faster.
 */
export function startGoodword(page: Page, loadWidget: LoadWidget): void {
  if (isInstalled(page)) return
  const { document } = page
  const script = findScript(document)
  let identity = toIdentity(takeMailedToken(page))
  const config = readConfig(page, script)
  if (!config) return

  const { key, api, ...settings } = config
  const tracker = createTracker({ ...settings, key, window: page, adapter: createHttpRecorder({ key, api }) })
  const life = new AbortController()
  const identityListeners = new Set<() => void>()

  const parts: WidgetParts = {
    key,
    api,
    visit: tracker.visit,
    onVisit: (listener) => tracker.on('visit', () => listener()),
    keep: tracker.keep,
    identity: () => identity,
    onIdentity(listener) {
      identityListeners.add(listener)
      return () => identityListeners.delete(listener)
    },
    ...(script?.nonce && { nonce: script.nonce }),
  }

  let isLoading = false
  const wakeElements = () => {
    if (isLoading || life.signal.aborted || !document.querySelector(ELEMENTS)) return
    isLoading = true
    loadWidget(new URL('widget.js', script?.src || `${api}/`).href)
      .then((widget) => widget.start(parts))
      .catch(() => (isLoading = false)) // the network failed: the next occasion tries again
  }

  installApi(page, {
    visit: tracker.visit,
    invitation: tracker.invitation,
    lead: tracker.lead,
    sale: tracker.sale,
    on: tracker.on,
    identify(who) {
      identity = toIdentity(who)
      identityListeners.forEach((listener) => listener())
      wakeElements()
    },
    stop() {
      life.abort()
      tracker.stop()
    },
  })

  wakeElements()
  for (const occasion of ['DOMContentLoaded', 'load', 'online']) {
    page.addEventListener(occasion, wakeElements, { signal: life.signal })
  }
}
