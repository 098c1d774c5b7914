import { createHttpRecorder } from '@goodword/adapters/http'
import { createTracker, watchNavigation } from '@goodword/tracker'
import { installApi } from './api.ts'
import { readConfig } from './config.ts'
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
  if (page.goodword?.visit) return // the stub is a function too, but has no members
  const { document } = page
  const who = takeMailedToken(page)
  const config = readConfig(page)
  if (!config.key) return

  const life = new AbortController()
  const { signal } = life
  const tracker = createTracker({
    ...config,
    windowDays: config.window,
    window: page,
    signal,
    adapter: createHttpRecorder(config),
  })
  const { keep: _, capture: __, ...api } = tracker
  const parts: WidgetParts = { ...config, tracker, who, onIdentify() {} }
  watchNavigation(tracker, page, signal)
  let isDone = false

  function wakeElements() {
    if (isDone || !document.querySelector(ELEMENTS)) return
    isDone = true
    loadWidget(config.widget).then(
      (widget) => widget.start(parts),
      () => (isDone = false), // the network failed: the next occasion tries again
    )
  }

  installApi(page, {
    ...api,
    identify(who) {
      parts.who = who
      parts.onIdentify()
      wakeElements()
    },
    stop() {
      isDone = true
      life.abort()
    },
  })

  wakeElements()
  for (const occasion of ['DOMContentLoaded', 'load', 'online']) page.addEventListener(occasion, wakeElements)
}
