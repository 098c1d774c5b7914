import { signal, type Signal } from '@preact/signals-core'
import { first } from './en/first.ts'
import type { KnownMessages, Language, Messages, PartName } from './messages.ts'
import { createText, type Text } from './text.ts'

const ENGLISH: Language = {
  first,
  parts: {
    friend: () => import('./en/friend.ts'),
    later: () => import('./en/later.ts'),
    tools: () => import('./en/tools.ts'),
  },
}

/** Languages beside English by their subtag: each is a module of its own, fetched when a page needs it. */
const LANGUAGES: Readonly<Record<string, () => Promise<Language>>> = {
  ar: () => import('./ar/first.ts'),
  de: () => import('./de/first.ts'),
  es: () => import('./es/first.ts'),
  fr: () => import('./fr/first.ts'),
  he: () => import('./he/first.ts'),
  it: () => import('./it/first.ts'),
  ja: () => import('./ja/first.ts'),
  ko: () => import('./ko/first.ts'),
  nl: () => import('./nl/first.ts'),
  pl: () => import('./pl/first.ts'),
  pt: () => import('./pt-BR/first.ts'),
  ru: () => import('./ru/first.ts'),
  tr: () => import('./tr/first.ts'),
  zh: () => import('./zh-Hans/first.ts'),
}

/**
 * The texts for a language tag, at first those for the first sight; English where there is no translation, or when it cannot be
 * fetched. `own` replaces single texts, or all of them. English is there at once; every other language after a promise.
 */
export function loadText(tag: string, own: Partial<Messages> = {}): Text | Promise<Text> {
  const language = tag.toLowerCase().split('-')[0] ?? ''
  const wrap = (all: Language) => {
    const messages: KnownMessages = { ...all.first, ...own }
    const locale = messages.locale.split('-')[0] === language ? validTag(tag, messages.locale) : messages.locale
    return createText(messages, locale, { wordsFor: fetchOnce(all) })
  }
  // A whole foreign set of texts needs no other of ours.
  const load = !own.locale && Object.hasOwn(LANGUAGES, language) && LANGUAGES[language]
  return load ? load().then(wrap, () => wrap(ENGLISH)) : wrap(ENGLISH)
}

/**
 * Fetches each part's texts at the first call. What does not arrive is said in English; when that does not come either, the next
 * call asks again.
 */
function fetchOnce(language: Language): (part: PartName) => Partial<Messages> | null {
  const asked: Partial<Record<PartName, Signal<Partial<Messages> | null>>> = {}
  return (part) => {
    const known = asked[part]
    if (known) return known.value
    const words = (asked[part] = signal(null as Partial<Messages> | null))
    fetchWords(language, part)
      .catch(() => fetchWords(ENGLISH, part))
      .then(
        (arrived) => (words.value = arrived.words),
        () => delete asked[part],
      )
    return words.value
  }
}

function fetchWords(language: Language, part: PartName): Promise<{ words: Partial<Messages> }> {
  return language.parts[part]()
}

function validTag(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? fallback
  } catch {
    return fallback // such as `en_US`, which is no tag
  }
}
