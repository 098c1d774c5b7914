import type { Invitation, OfferTerms } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { condition, minimum, promised, withForm } from './offer.ts'

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
  const amount = gift ? promised(text, gift) : ''
  const what = gift && amount ? withForm(text, amount, gift.form, 'customer') : null
  const name = invitation.partner?.name
  const promise = text.say('keepPromise')
  const takes = invitation.offer.text ?? (gift ? `${condition(text, gift, offerOf(invitation))}.` : '')
  return {
    headline: headline(text, name, what),
    about: `${takes} ${promise}`.trim(),
    button: what ? text.say('keepAmount', { amount }) : text.say('keep'),
    keptHeadline: what ? text.say('kept', { what }) : text.say('keptPlain'),
    keptAbout: applied(text, invitation),
  }
}

function headline(text: Text, name: string | undefined, what: string | null): string {
  if (name) return what ? text.say('gaveYou', { name, what }) : text.say('sentYou', { name })
  return what ? text.say('friendGaveYou', { what }) : text.say('friendSentYou')
}

function applied(text: Text, invitation: Invitation): string {
  const parts = []
  const gift = invitation.offer.customer[0]
  if (invitation.coupon) parts.push(text.say('useCode', { code: invitation.coupon }))
  if (gift) {
    const min = gift.on === 'sale' ? minimum(text, gift, offerOf(invitation)) : null
    if (gift.on === 'lead') parts.push(text.say('comesOnLead'))
    else if (gift.form === 'coupon') parts.push(min ? text.say('comesOffFrom', { min }) : text.say('comesOff'))
    else parts.push(min ? text.say('comesAfterFrom', { min }) : text.say('comesAfter'))
  }
  if (invitation.expires) parts.push(text.say('until', { date: text.date(invitation.expires) }))
  return parts.join(' ')
}

function offerOf(invitation: Invitation): OfferTerms {
  return { partner: [], customer: invitation.offer.customer }
}
