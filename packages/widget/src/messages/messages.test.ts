import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { loadText } from './load.ts'
import type { Messages } from './messages.ts'
import { createText, type Text } from './text.ts'

const keys = Object.keys(en) as (keyof Messages)[]

/** All languages there are, by their folders. */
const tags = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

async function messagesOf(tag: string): Promise<Messages> {
  const [messages] = Object.values((await import(`./${tag}.ts`)) as Record<string, Messages>)
  return messages!
}

/** The names to be filled in. A number of days stands bare in "14-day", and with its unit in most languages. */
const holesIn = (text: string) => (text.replace('{count}', '{days}').match(/\{\w*\}?/g) ?? []).sort()

test('there are fifteen languages', () => {
  expect(tags.sort()).toEqual(
    ['en', 'de', 'fr', 'es', 'pt-BR', 'it', 'nl', 'pl', 'ru', 'tr', 'ja', 'zh-Hans', 'ko', 'ar', 'he'].sort(),
  )
})

describe.each(tags)('%s', (tag) => {
  test('has every text, and none besides', async () => {
    const messages = await messagesOf(tag)
    expect(Object.keys(messages)).toEqual(keys)
    expect(keys.filter((key) => !messages[key].trim())).toEqual([])
  })

  test('is filled with the same values as English', async () => {
    const messages = await messagesOf(tag)
    const differing = keys.filter((key) => holesIn(messages[key]).join() !== holesIn(en[key]).join())
    expect(differing).toEqual([])
  })

  test('says of itself what it is', async () => {
    const { locale, dir } = await messagesOf(tag)
    expect(locale).toBe(tag)
    expect(dir).toBe(tag === 'ar' || tag === 'he' ? 'rtl' : 'ltr')
  })

  test('is what a page in that language gets, each part in its time', async () => {
    const messages = await messagesOf(tag)
    const text = await loadText(tag)
    expect(text.say('copy')).toBe(messages.copy)
    await expect.poll(() => text.with('friend', 'later', 'tools')).not.toBeNull()
    const whole = text.with('friend', 'later', 'tools')!
    expect(keys.filter((key) => whole.messages[key] !== messages[key])).toEqual([])
  })

  // Numbers stand as labels, or come from Intl with their unit in the right form.
  test('says numbers of days in their own plural forms', async () => {
    const text = await loadText(tag)
    const said = [1, 2, 5, 11, 21].map((count) => text.days(count))
    const forms = new Set(said.map((days) => days.replace(/[\d\s٠-٩]/g, '')))
    const rules = new Intl.PluralRules(tag)
    expect(forms.size).toBeLessThanOrEqual(rules.resolvedOptions().pluralCategories.length)
    if (['ru', 'pl', 'ar'].includes(tag)) expect(forms.size).toBeGreaterThan(1)
  })

  test('never shouts', async () => {
    expect(Object.values(await messagesOf(tag)).filter((text) => /[!！¡]/.test(text))).toEqual([])
  })
})

test.each([
  ['ar-EG', ar.copy],
  ['de-AT', 'Link kopieren'],
  ['pt', 'Copiar link'],
  ['PT-pt', 'Copiar link'],
])('a page in %s reads %s', async (tag, copy) => {
  expect((await loadText(tag)).say('copy')).toBe(copy)
})

test.each(['sv', 'xx-YY', '', '__proto__', 'en_US'])('a page in %j gets English', async (tag) => {
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
  const text = await loadText('fr', { ...en, locale: 'fr', copy: 'Mon lien' })
  expect(text.say('copy')).toBe('Mon lien')
  expect(text.share(285_000).replace(/\s/g, ' ')).toBe('28,5 %')
})

test('from right to left a sum keeps its parts together', () => {
  expect(createText(ar, 'ar').money(2000, 'USD')).toMatch(/^\u2066[^\u200f]*20[^\u200f]*\u2069$/)
  expect(createText(en).money(1950, 'USD')).toBe('$19.50')
})

test('a value may look like a pattern', () => {
  expect(createText(en).say('gaveYou', { name: '$&{what}', what: '$20 off' })).toBe('$&{what} gave you $20 off')
})
