import type { Message } from '../share/channels.ts'
import { messageFor } from '../wording/message.ts'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** What this partner sends along with a link. */
export function messageOf(
  { model, share, text }: Pick<ReferralPanelProps, 'model' | 'share' | 'text'>,
  url: string,
): Message {
  return messageFor(url, model.offer.value, text, {
    note: share.note.value,
    isDisclosed: model.program.value?.disclosure,
  })
}
