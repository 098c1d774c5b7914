/** @jsxImportSource preact */
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** Where the code for everything else did not come: what still works, and the way to ask again. Nothing while it may come. */
export function Missing({ model, later, text }: ReferralPanelProps) {
  if (!later.isMissing.value) return null
  const retry = () => {
    later.fetch()
    model.retry()
  }
  const isOffline = !model.isOnline.value
  return (
    <div class="notice" role="alert">
      <p>{text.say(isOffline ? 'offline' : model.link.value ? 'failedFigures' : 'failed')}</p>
      {!isOffline && (
        <button type="button" class="button" part="retry" onClick={retry}>
          {text.say('retry')}
        </button>
      )}
    </div>
  )
}
