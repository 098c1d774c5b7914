import type { Invitation, OfferTerms } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { condition, gain, promised } from './offer.ts'

/** What the banner says to the friend, from headline to button. */
export interface InvitationWords {
  headline: string
  /** What it takes, before it is kept. */
  about: string
  button: string
  keptHeadline: string
  /** How it is applied, once it is kept. */
  keptAbout: string
}

export function wordsFor(text: Text, invitation: Invitation): InvitationWords {
  const gift = invitation.offer.customer[0]
  const what = gain(text, gift, 'customer')
  const name = invitation.partner?.name ?? text.say('friend')
  const takes =
    invitation.offer.text ?? (gift ? text.say('sentence', { what: condition(text, gift, offerOf(invitation)) }) : '')
  return {
    headline: what ? text.say('gaveYou', { name, what }) : text.say('sentYou', { name }),
    about: `${takes} ${text.say('keepPromise')}`.trim(),
    button:
      gift && what
        ? text.say('keepAmount', { amount: gift.form === 'points' ? what : promised(text, gift) })
        : text.say('keep'),
    keptHeadline: what ? text.say('kept', { what }) : text.say('keptShort'),
    keptAbout: [takes, ...applied(text, invitation)].join(' ').trim(),
  }
}

function applied(text: Text, invitation: Invitation): string[] {
  const sentences = []
  if (invitation.coupon) sentences.push(text.say('useCode', { code: invitation.coupon }))
  else if (invitation.offer.customer[0]?.form === 'coupon') sentences.push(text.say('comesOff'))
  if (invitation.expires) sentences.push(text.say('until', { date: text.date(invitation.expires) }))
  return sentences
}

function offerOf(invitation: Invitation): OfferTerms {
  return { partner: [], customer: invitation.offer.customer }
}
