import { expect, test } from 'vitest'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { loadText } from './load.ts'
import { createText, type Text } from './text.ts'

const holesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

test('Arabic has every text of English', () => {
  expect(Object.keys(ar)).toEqual(Object.keys(en))
  expect(Object.values(ar).filter((text) => !text.trim())).toEqual([])
})

test.each(Object.keys(en) as (keyof typeof en)[])('%s is filled with the same values in both languages', (key) => {
  // A number of days stands bare in "14-day", and with its unit in Arabic.
  const normal = (text: string) => holesIn(text.replace('{count}', '{days}'))
  expect(normal(ar[key])).toEqual(normal(en[key]))
})

test('a page in Arabic is written in Arabic, from right to left', async () => {
  const text = await loadText('ar-EG')
  expect(text.messages.dir).toBe('rtl')
  expect(text.say('copy')).toBe(ar.copy)
})

test.each(['de', 'xx-YY', '', '__proto__', 'en_US'])('a page in %j gets English', async (tag) => {
  expect((await loadText(tag)).say('copy')).toBe('Copy link')
})

test('the page’s own English decides how dates are written', async () => {
  const british = (await loadText('en-GB')) as Text
  expect(british.date(`${new Date().getFullYear()}-10-03T12:00:00Z`)).toBe('3 October')
  expect(british.date('2019-10-03T12:00:00Z')).toBe('3 October 2019')
})

test('single texts can be replaced', async () => {
  const text = await loadText('en', { copy: 'Grab it' })
  expect(text.say('copy')).toBe('Grab it')
  expect(text.say('copied')).toBe('Copied')
})

test('a whole language of one’s own needs no module of ours', async () => {
  const text = await loadText('fr', { ...en, locale: 'fr', copy: 'Copier' })
  expect(text.say('copy')).toBe('Copier')
  expect(text.share(285_000).replace(/\s/g, ' ')).toBe('28,5 %')
})

test('from right to left a sum keeps its parts together', () => {
  expect(createText(ar, 'ar').money(2000, 'USD')).toMatch(/^\u2066[^\u200f]*20[^\u200f]*\u2069$/)
  expect(createText(en).money(1950, 'USD')).toBe('$19.50')
})

test('a value may look like a pattern', () => {
  expect(createText(en).say('gaveYou', { name: '$&{what}', what: '$20 off' })).toBe('$&{what} gave you $20 off')
})
