import { findNavigation } from './navigation.ts'
import { openPanel } from './panel.ts'
import type { Parts } from './parts.ts'
import { writeReport } from './report.ts'
import { watch } from './watch.ts'

/** News come in flocks: a landing is a visit, a consent and a delivery. */
const PAUSE_MS = 300

/** Shows the panel and keeps it fresh until it is closed. Returns the way to close it. Never throws. */
export function showPanel(parts: Parts, doctorVersion: string): () => void {
  const { page, config } = parts
  let timer: number | undefined
  let isClosed = false

  const seen = watch(parts, soon)
  const panel = openPanel(page, config.nonce, close, refresh)
  const navigation = findNavigation(page)
  const places = [...(navigation ? [[navigation, 'currententrychange'] as const] : []), [page, 'popstate'] as const]
  for (const [place, name] of places) place.addEventListener(name, soon)
  refresh()

  function soon(): void {
    page.clearTimeout(timer)
    if (!isClosed) timer = page.setTimeout(refresh, PAUSE_MS)
  }

  function refresh(): void {
    void writeReport(parts, doctorVersion, seen).then((report) => isClosed || panel.show(report))
  }

  function close(): void {
    isClosed = true
    page.clearTimeout(timer)
    seen.stop()
    for (const [place, name] of places) place.removeEventListener(name, soon)
    panel.close()
  }
  return close
}
