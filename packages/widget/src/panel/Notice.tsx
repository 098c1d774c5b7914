/** @jsxImportSource preact */
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** What keeps the panel from being up to date, what still works, and what to do. Nothing when all is well. */
export function Notice({ model, text }: ReferralPanelProps) {
  if (!model.isOnline.value) {
    const readAt = model.readAt.value
    return (
      <p class="notice" role="status">
        {readAt ? text.say('offlineSince', { time: text.time(readAt) }) : text.say('offline')}
      </p>
    )
  }
  const trouble = model.trouble.value
  if (!trouble) return null
  return (
    <div class="notice bad" role="alert">
      <p>{text.say(sentenceFor(trouble, model.link.value !== null))}</p>
      <button type="button" class="button" part="retry" onClick={model.retry}>
        {text.say('retry')}
      </button>
    </div>
  )
}

const NOT_BELIEVED: readonly string[] = ['no_credential', 'invalid_token', 'token_expired', 'forbidden']

function sentenceFor(trouble: string, hasLink: boolean) {
  if (NOT_BELIEVED.includes(trouble)) return 'failedIdentity'
  return hasLink ? 'failedFigures' : 'failed'
}
