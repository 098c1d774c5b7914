import { expect, test } from 'vitest'
import { mailAddress, maskEmail, normalEmail } from './email.ts'

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
