/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import type { ShareModel } from '../model/share-model.ts'
import { Field } from './Field.tsx'

// With our sentence and a link it still fits into a post on X.
const MOST = 160

/** Words of one's own, for whatever is sent. */
export function Note({ share, text }: { share: ShareModel; text: Text }) {
  return <Field label={text.say('note')} value={share.note} maxLength={MOST} dir="auto" />
}
