import { examinePage, showPanel, type Report } from '@goodword/tracker/doctor'
import type { Api } from './api.ts'
import { findManager } from './managed.ts'

/** Returns the way to examine the page, which never rejects. `showDoctor` shows the panel, until the end. */
export function start(goodword: Api): () => Promise<Report> {
  const { config, signal, need } = goodword
  const parts = Object.assign(goodword, { version: __VERSION__ })
  goodword.showDoctor = () => signal.addEventListener('abort', showPanel(parts, __VERSION__))
  return async () => {
    // What consent managers say is part of it.
    if (findManager(config)) await need('choices.js').catch(() => (goodword.choices = { part: null }))
    return examinePage(parts, __VERSION__)
  }
}

declare global {
  /** The version of this package, put in by the build. */
  const __VERSION__: string
}
