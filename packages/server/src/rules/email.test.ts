import { expect, test } from 'vitest'
import { deliverableAddress, mailAddress, maskEmail, normalEmail } from './email.ts'

test('sends mail to the address as it was given, in lower case and with a punycode domain', () => {
  expect(mailAddress('Jo.Doe+tea@Bücher.example')).toBe('jo.doe+tea@xn--bcher-kva.example')
})

test('compares addresses without the tag, and without dots at Gmail only', () => {
  expect(normalEmail('Jo.Doe+tea@GoogleMail.com')).toBe('jodoe@gmail.com')
  expect(normalEmail('jodoe@gmail.com')).toBe('jodoe@gmail.com')
  expect(normalEmail('jo.doe+tea@mail.example')).toBe('jo.doe@mail.example')
  expect(normalEmail('+only@mail.example')).toBe('+only@mail.example')
})

test('shows others one letter of each part', () => {
  expect(maskEmail('joe@a-mail.example')).toBe('j***@a***.example')
  expect(maskEmail('joe@localhost')).toBe('j***@l***')
})

test('mails only what a mailer reads as the one address that it is', () => {
  expect(deliverableAddress(" O'Brien+x@München.example ")).toBe("o'brien+x@xn--mnchen-3ya.example")
  expect(deliverableAddress('用户@mail.example')).toBe('用户@mail.example')
  const others = [
    'a,victim@x.example',
    'a;victim@x.example',
    '<victim@x.example>',
    'g:victim@x.example',
    '"q"@x.example',
  ]
  // The last two become two addresses by NFKC alone.
  const odd = [
    'vic(tim)@x.example',
    'joe',
    'joe@',
    'joe@x',
    'a@b@x.example',
    'a\0@x.example',
    'a＠b@x.example',
    'a，b@x.example',
  ]
  for (const text of [...others, ...odd, `${'x'.repeat(65)}@x.example`]) expect(deliverableAddress(text)).toBeNull()
})
