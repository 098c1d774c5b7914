import { examinePage, showPanel, type Parts, type Report, type Verdict } from '@goodword/tracker/doctor'
import type { Api } from './api.ts'
import { hasSignal } from './managed.ts'

/** Shows the panel where it is wanted, until the end. Returns the way to examine the page, which never rejects. */
export function start(goodword: Api): () => Promise<Report> {
  const { config, version, visit, on, signal } = goodword
  const { home, script, ...options } = config
  const parts: Parts = {
    page: window,
    version,
    config: { ...options, home: home.href, ...(script?.nonce && { nonce: script.nonce }) },
    tracker: { visit, on, verdicts: () => verdictsOf(goodword) },
  }
  if (options.debug != null || location.search.includes('goodword-doctor')) {
    signal.addEventListener('abort', showPanel(parts, __VERSION__))
  }
  return () => examinePage(parts, __VERSION__)
}

/** What everybody has said of consent, as far as it agrees with what the tracker does. */
function verdictsOf({ config, choices = {}, handOver, visit }: Api): Record<string, Verdict> {
  const said: Record<string, Verdict> = {}
  if (config.consent) said.tag = config.consent === 'wait' ? 0 : 2
  if (hasSignal(config)) said.gpc = 0
  for (const [source, choice] of Object.entries(choices)) said[source] = choice ? 2 : choice === false ? -1 : 0
  if (handOver()) {
    const granted = Object.entries(said).filter(([, verdict]) => verdict > 0)
    return granted[0] ? Object.fromEntries(granted) : { kept: 2 }
  }
  // Held in memory, though nobody else stands in the way: by a call of the page.
  if (visit() && !Object.values(said).some((verdict) => verdict < 1)) said.page = 0
  return said
}
