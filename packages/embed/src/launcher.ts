import { startLauncher } from '@goodword/widget/launcher'
import type { Api } from './api.ts'
import { ownTag } from './own-tag.ts'

/**
 * Brings launchers and openers on the page to life. The panel comes when one is opened for the first time. Returns the way to open
 * it.
 */
export function start({ need, signal }: Api): () => void {
  let tries = 0
  const loadPanel = () => need(tries++ ? `widget.js?${tries}` : 'widget.js')
  const { open, stop } = startLauncher({ loadPanel, nonce: ownTag()?.nonce })
  signal.addEventListener('abort', stop)
  return open
}
