import { startLauncher } from '@goodword/widget/launcher'
import type { Api } from './api.ts'

/**
 * Brings launchers and openers on the page to life. The panel comes when one is opened for the first time. Returns the way to open
 * it.
 */
export function start({ need, signal }: Api): () => void {
  let file = ''
  // Another time under another address: browsers remember what failed.
  const loadPanel = () => need((file += file ? '?' : 'widget.js') as 'widget.js')
  const { open, stop } = startLauncher({ loadPanel })
  signal.addEventListener('abort', stop)
  return open
}
