/** @jsxImportSource preact */
import type { MessageKey } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
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
  return <Failure what={sentenceFor(trouble, model.link.value !== null)} retry={model.retry} text={text} />
}

/** What failed, and the button that tries again. The focus waits in the panel for what comes of it. */
export function Failure({ what, retry, text }: { what: MessageKey; retry: () => void; text: Text }) {
  return (
    <div class="notice bad" role="alert">
      <p>{text.say(what)}</p>
      <button
        type="button"
        class="button"
        part="retry"
        ref={(button) => {
          // It failed again.
          if (panelAround(button)?.matches(':focus')) button!.focus()
        }}
        onClick={({ currentTarget }) => {
          panelAround(currentTarget)?.focus()
          retry()
        }}
      >
        {text.say('retry')}
      </button>
    </div>
  )
}

const panelAround = (button: HTMLElement | null) => button?.closest<HTMLElement>('[part=panel]')

function sentenceFor(trouble: string, hasLink: boolean) {
  if (/credential|token|forbidden/.test(trouble)) return 'failedIdentity'
  return hasLink ? 'failedFigures' : 'failed'
}
