import { examinePage, showPanel, type Report } from '@goodword/tracker/doctor'
import type { Api } from './api.ts'
import { isManaged } from './managed.ts'

/** Shows the panel where it is wanted, until the end. Returns the way to examine the page, which never rejects. */
export function start(goodword: Api): () => Promise<Report> {
  const { config, signal, need } = goodword
  if (config.debug != null || location.search.includes('goodword-doctor')) {
    signal.addEventListener('abort', showPanel(goodword, __VERSION__))
  }
  return async () => {
    // What consent managers say is part of it.
    if (isManaged(config)) await need('choices').catch(() => {})
    return examinePage(goodword, __VERSION__)
  }
}
