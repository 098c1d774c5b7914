import { PROGRAM_DEFAULTS, type Rule } from '@goodword/core/wire/schemas'
import { expect, test } from 'vitest'
import { inviteMailText, type InviteMail } from './invite-mail.ts'

const rule = (more: Partial<Rule>): Rule => ({
  id: 'r',
  on: 'sale',
  form: 'coupon',
  fixed: { amount: 1000, currency: 'USD' },
  first: true,
  holdDays: 0,
  ...more,
})

const mailOf = (more: Partial<InviteMail> = {}, settings = {}) =>
  inviteMailText({
    settings: { ...PROGRAM_DEFAULTS, name: 'Tea House', ...settings },
    name: 'Ada',
    note: null,
    offer: { partner: [], customer: [rule({ minAmount: 5000 })] },
    link: 'https://tea.example/?ref=ada1',
    unsubscribeUrl: 'https://api.example/u#gwu_x',
    ...more,
  })

test('says who invites, what it brings, the link, and how to get no more', () => {
  expect(mailOf({ note: 'Try the oolong!' })).toEqual({
    subject: 'Ada invites you to Tea House',
    body: `Hello,

Ada invites you to Tea House, and writes:

> Try the oolong!

By this link you get:
- $10 coupon on your first order of $50 or more

https://tea.example/?ref=ada1

This mail was sent because Ada entered your address at Tea House.
To get no more invitations to Tea House: https://api.example/u#gwu_x
`,
  })
})

test('marks every line of the note, whatever breaks it, so that none passes for ours', () => {
  const note = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
  const breaks = ['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028']
  const text = note.map((word, index) => word + (breaks[index] ?? '')).join('')
  const { body } = mailOf({ note: `${text}\n\nTo get no more: \u0007https://evil.example` })
  const quoted = body.split('\n').filter((line) => line.startsWith('>'))
  expect(quoted).toEqual([...note.map((word) => `> ${word}`), '>', '> To get no more: https://evil.example'])
  expect(body.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028]/u)
})

test('says a name only where the program does, and none that would become a link', () => {
  expect(mailOf({}, { showPartnerName: false }).subject).toBe('A friend invites you to Tea House')
  for (const name of [null, ' ', 'evil.example', 'www.evil', 'Win at https://evil', 'a@b', 'x'.repeat(81)]) {
    expect(mailOf({ name })).toMatchObject({ subject: 'A friend invites you to Tea House' })
    expect(mailOf({ name }).body).toContain('because a friend entered your address')
  }
  expect(mailOf({ name: 'J. R.\r\nBcc: O’Neil' }).subject).toBe('J. R. Bcc: O’Neil invites you to Tea House')
})

test('describes every kind of gain, and leaves out what is not offered', () => {
  const share: Rule = { ...rule({ form: 'credit', ppm: 125_000, first: false }) }
  delete share.fixed
  const gains = (customer: Rule[]) => mailOf({ offer: { partner: [], customer } }).body.match(/^- .*$/gm)
  expect(
    gains([
      share,
      rule({ on: 'lead', form: 'cash' }),
      rule({ form: 'points', first: false }),
      rule({ form: 'gift', fixed: { amount: 1999, currency: 'JPY' } }),
    ]),
  ).toEqual([
    '- 12.5% credit on every order',
    '- $10 in cash when you sign up',
    '- 1000 points on every order',
    '- ¥1,999 gift on your first order',
  ])
  expect(mailOf({ offer: { partner: [], customer: [] } }).body).toContain('This is the link:')
})

test('says that the sender gains too where the owner wants it said', () => {
  const offer = { partner: [rule({})], customer: [] }
  expect(mailOf({ offer }).body).not.toContain('gets something too')
  expect(mailOf({ offer }, { disclosure: true }).body).toContain('Ada gets something too when you use it.')
  expect(mailOf({}, { disclosure: true }).body).not.toContain('gets something too')
})
