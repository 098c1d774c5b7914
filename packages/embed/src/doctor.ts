import { examinePage, showPanel, type Parts, type Report } from '@goodword/tracker/doctor'

/** Put in by the build: the version of this file. goodword.js may be of another, from a cache. */
declare const GOODWORD_VERSION: string

/** Examines the page once. Never rejects. */
export function examine(parts: Parts): Promise<Report> {
  return examinePage(parts, GOODWORD_VERSION)
}

/** Shows the panel and keeps it fresh until it is closed. Returns the way to close it. */
export function show(parts: Parts): () => void {
  return showPanel(parts, GOODWORD_VERSION)
}
