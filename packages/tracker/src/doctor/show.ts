import { openPanel } from './panel.ts'
import type { Parts } from './parts.ts'
import { writeReport } from './report.ts'
import { watch } from './watch.ts'

/** News come in flocks: a landing is a visit, a consent and a delivery. */
const PAUSE_MS = 300

/** Shows the panel and keeps it fresh until it is closed. Returns the way to close it. */
export function showPanel(parts: Parts, doctorVersion: string): () => void {
  let timer: number | undefined

  const seen = watch(parts, soon)
  const panel = openPanel(close)
  soon()

  function soon(): void {
    clearTimeout(timer)
    timer = window.setTimeout(refresh, PAUSE_MS)
  }

  async function refresh(): Promise<void> {
    panel.show(await writeReport(parts, doctorVersion, seen))
  }

  function close(): void {
    clearTimeout(timer)
    seen.stop()
    panel.close()
  }
  return close
}
