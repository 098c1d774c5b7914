import { formatMoney } from '@goodword/core'
import type { Offer, ProgramSettings, Rule } from '@goodword/core/wire/schemas'

/** What an invitation is made of. */
export interface InviteMail {
  settings: ProgramSettings
  /** How the partner is called, or `null`. */
  name: string | null
  /** In the partner's own words, or `null`. */
  note: string | null
  /** What both sides get by this partner's link. */
  offer: Offer
  link: string
  unsubscribeUrl: string
}

/** The mail to a friend. What is the partner's own is marked as his: his note stands behind `> `, his name in its place. */
export function inviteMailText(mail: InviteMail): { subject: string; body: string } {
  const { settings, note, offer, link, unsubscribeUrl } = mail
  const program = onOneLine(settings.name)
  const sender = (settings.showPartnerName && sayableName(mail.name)) || 'A friend'
  const gains = offer.customer.map((rule) => `- ${describeGain(rule, settings.currency)}`)
  const hasDisclosure = settings.disclosure && offer.partner.length > 0
  return {
    subject: `${sender} invites you to ${program}`,
    body: [
      'Hello,',
      '',
      note === null ? `${sender} invites you to ${program}.` : `${sender} invites you to ${program}, and writes:`,
      ...(note === null ? [] : ['', ...quote(note)]),
      '',
      ...(gains.length === 0 ? ['This is the link:'] : ['By this link you get:', ...gains]),
      '',
      link,
      '',
      ...(hasDisclosure ? [`${sender} gets something too when you use it.`, ''] : []),
      `This mail was sent because ${sender === 'A friend' ? 'a friend' : sender} entered your address at ${program}.`,
      `To get no more invitations to ${program}: ${unsubscribeUrl}`,
      '',
    ].join('\n'),
  }
}

/** Every line that any mail program may show as one gets the mark, so that no part of a note passes for ours. */
function quote(note: string): string[] {
  return note.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map((line) => `> ${line.replace(/\p{Cc}/gu, '')}`.trimEnd())
}

/** A name that a mail program would make a link of is not said, since it would stand in our own words. */
function sayableName(name: string | null): string | null {
  const plain = name === null ? '' : onOneLine(name)
  return plain === '' || plain.length > 80 || /[/@]|\bwww\b|\.\p{L}{2}/iu.test(plain) ? null : plain
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** A promise in plain English: `$10 coupon on your first order of $50 or more`. */
function describeGain(rule: Rule, currency: string): string {
  const when =
    rule.on === 'lead'
      ? 'when you sign up'
      : `on ${rule.first ? 'your first order' : 'every order'}${
          rule.minAmount === undefined ? '' : ` of ${formatMoney({ amount: rule.minAmount, currency }, 'en')} or more`
        }`
  return `${describeWorth(rule)} ${when}`
}

function describeWorth({ form, fixed, ppm }: Rule): string {
  if (form === 'points' && fixed !== undefined) return `${fixed.amount} points`
  const worth = fixed === undefined ? `${(ppm ?? 0) / 10_000}%` : formatMoney(fixed, 'en')
  return form === 'cash' ? `${worth} in cash` : `${worth} ${form}`
}
