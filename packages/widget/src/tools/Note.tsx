/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import type { ShareModel } from '../model/share-model.ts'

// With our sentence and a link it still fits into a post on X.
const MOST = 160

/** Words of one's own, for whatever is sent. */
export function Note({ share, text }: { share: ShareModel; text: Text }) {
  return (
    <label class="field">
      <span>{text.say('note')}</span>
      <textarea
        rows={2}
        maxLength={MOST}
        dir="auto"
        value={share.note.value}
        onInput={({ currentTarget }) => {
          share.note.value = currentTarget.value
        }}
      />
    </label>
  )
}
