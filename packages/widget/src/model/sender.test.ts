import type { Link } from '@goodword/core'
import { expect, test } from 'vitest'
import { readSender } from './sender.ts'

const own: Link = { id: 'l1', url: 'https://shop.example/?lang=en&via=mine', code: 'mine', label: null, clicks: 0 }

test.each([
  ['k7mq', { code: 'k7mq' }],
  ['  K7MQ ', { code: 'K7MQ' }],
  ['ada@mail.example', { email: 'ada@mail.example' }],
  ['https://shop.example/?lang=fr&via=k7mq', { code: 'k7mq' }],
  ['shop.example/tea?via=k7mq#top', { code: 'k7mq' }],
  ['https://shop.example/@ada.html?via=k7mq', { code: 'k7mq' }],
  ['two words', { code: 'two words' }],
])('%j means %j', (typed, sender) => {
  expect(readSender(typed, own)).toEqual(sender)
})

test('without a link of one’s own the usual parameter carries the code', () => {
  expect(readSender('https://shop.example/?ref=k7mq', undefined)).toEqual({ code: 'k7mq' })
})
