import { createHttpRecorder } from '@goodword/adapters/http'
import { createTracker, watchNavigation } from '@goodword/tracker'
import { installApi } from './api.ts'
import { findScript, readConfig } from './config.ts'
import { takeMailedToken } from './mailed-token.ts'
import type { Page } from './page.ts'
import type { Visitor, WidgetParts } from './widget.ts'

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
  const script = findScript(document)
  const visitor: Visitor = { who: takeMailedToken(page), onChange() {} }
  const config = readConfig(page, script)
  if (!config) return

  const tracker = createTracker({ ...config, window: page, adapter: createHttpRecorder(config) })
  const { keep: _, capture: __, ...api } = tracker
  const stopWatching = watchNavigation(tracker, page)
  let isDone = false

  function wakeElements() {
    if (isDone || !document.querySelector(ELEMENTS)) return
    isDone = true
    loadWidget(new URL('widget.js', script?.src || `${config!.api}/`).href).then(
      (widget) => widget.start({ ...config!, tracker, visitor, nonce: script?.nonce }),
      () => (isDone = false), // the network failed: the next occasion tries again
    )
  }

  installApi(page, {
    ...api,
    identify(who) {
      visitor.who = who
      visitor.onChange()
      wakeElements()
    },
    stop() {
      isDone = true
      stopWatching()
      tracker.stop()
    },
  })

  wakeElements()
  for (const occasion of ['DOMContentLoaded', 'load', 'online']) page.addEventListener(occasion, wakeElements)
}
