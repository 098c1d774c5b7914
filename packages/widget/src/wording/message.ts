import type { OfferTerms } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import type { Message } from '../share/channels.ts'
import { promised, withForm } from './offer.ts'

/** What is sent along with a link: what it brings the friend, when that is known. */
export function messageFor(url: string, offer: OfferTerms | null, text: Text): Message {
  const gift = offer?.customer[0]
  const what = gift && withForm(text, promised(text, gift), gift.form, 'customer')
  return {
    url,
    text: what ? text.say('shareGift', { what }) : text.say('sharePlain'),
    subject: text.say('shareSubject'),
  }
}
