import type { OfferTerms } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import type { Message } from '../share/channels.ts'
import { gain } from './offer.ts'

export interface MessageOptions {
  /** Words of the sender's own, before ours. */
  note?: string
  /** Says that the sender gains too, where the law wants that. */
  isDisclosed?: boolean | undefined
}

/** What is sent along with a link: what it brings the friend, when that is known. */
export function messageFor(
  url: string,
  offer: OfferTerms | null,
  text: Text,
  { note = '', isDisclosed }: MessageOptions = {},
): Message {
  const gift = gain(text, offer?.customer[0], 'customer')
  const own = isDisclosed ? offer?.partner[0] : undefined
  const sentence = own ? openly(text, gift, gain(text, own, 'partner')) : inPrivate(text, gift)
  return {
    url,
    text: [note.replace(/[\ud800-\udfff]/gu, '').trim(), sentence].filter(Boolean).join('\n'),
    subject: text.say('shareSubject'),
  }
}

function inPrivate(text: Text, what: string): string {
  return what ? text.say('shareGift', { what }) : text.say('sharePlain')
}

function openly(text: Text, what: string, mine: string): string {
  return what && mine ? text.say('shareBoth', { what, mine }) : text.say('shareOpenly')
}
