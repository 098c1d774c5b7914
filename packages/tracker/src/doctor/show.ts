import { findNavigation } from './navigation.ts'
import { openPanel } from './panel.ts'
import type { Parts } from './parts.ts'
import { writeReport } from './report.ts'
import { watch } from './watch.ts'

/** News come in flocks: a landing is a visit, a consent and a delivery. */
const PAUSE_MS = 300

/** Shows the panel and keeps it fresh until it is closed. Returns the way to close it. */
export function showPanel(parts: Parts, doctorVersion: string): () => void {
  const { page, config } = parts
  let timer: number | undefined

  const seen = watch(parts, soon)
  const panel = openPanel(page, config.nonce, close)
  const navigation = findNavigation(page)
  navigation?.addEventListener('currententrychange', soon)
  soon()

  function soon(): void {
    page.clearTimeout(timer)
    timer = page.setTimeout(refresh, PAUSE_MS)
  }

  async function refresh(): Promise<void> {
    panel.show(await writeReport(parts, doctorVersion, seen))
  }

  function close(): void {
    page.clearTimeout(timer)
    seen.stop()
    navigation?.removeEventListener('currententrychange', soon)
    panel.close()
  }
  return close
}
