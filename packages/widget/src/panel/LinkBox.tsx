/** @jsxImportSource preact */
import { readableLink } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import type { ShareModel } from '../model/share-model.ts'
import { Icon } from './Icon.tsx'

/** The link, its code whole and plain to see, and the one primary button. */
export function LinkBox({ url, share, text }: { url: string; share: ShareModel; text: Text }) {
  const state = share.copied.value
  let field: HTMLInputElement | null = null
  return (
    <div>
      <div class="link">
        {state !== 'selected' && <ReadableUrl url={url} />}
        {/* Holds the whole link for copying by command, and shows it when the person has to copy by hand. */}
        <input
          class={state === 'selected' ? '' : 'sr'}
          readOnly
          tabIndex={state === 'selected' ? 0 : -1}
          aria-label={text.say('yourLink')}
          value={url}
          ref={(element) => {
            field = element
          }}
        />
        <button type="button" class="button primary" part="copy" onClick={() => field && share.copy(field)}>
          <Icon name={state === 'copied' ? 'check' : 'copy'} />
          {text.say(state === 'copied' ? 'copied' : 'copy')}
        </button>
      </div>
      {/* The panel's live region says the same. */}
      {state === 'selected' && (
        <p class="muted" aria-hidden="true">
          {text.say('copyRefused')}
        </p>
      )}
    </div>
  )
}

function ReadableUrl({ url }: { url: string }) {
  const readable = readableLink(url)
  const start = readable.lastIndexOf('=') + 1
  return (
    <span class="url" part="link">
      {readable.slice(0, start)}
      <b>{readable.slice(start)}</b>
    </span>
  )
}
