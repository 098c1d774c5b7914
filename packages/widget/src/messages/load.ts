import { signal, type ReadonlySignal } from '@preact/signals-core'
import { first } from './en/first.ts'
import type { KnownMessages, Language, Messages } from './messages.ts'
import { createText, type PartName, type Text } from './text.ts'

/** Languages beside English: each is a module of its own, fetched when a page needs it. */
const LANGUAGES: Readonly<Record<string, () => Promise<Language>>> = {
  ar: () => import('./ar/first.ts'),
}

/**
 * The texts for a language tag, of English only those for the first sight; English where there is no translation, or when it
 * cannot be fetched. `own` replaces single texts, or all of them. English is there at once; every other language after a promise.
 */
export function loadText(tag: string, own: Partial<Messages> = {}): Text | Promise<Text> {
  const language = tag.toLowerCase().split('-')[0] ?? ''
  const wrap = (messages: KnownMessages, more?: Language) => {
    const all = { ...messages, ...own }
    const locale = all.locale.split('-')[0] === language ? validTag(tag, all.locale) : all.locale
    return createText(all, locale, more && { wordsFor: fetchOnce(more) })
  }
  // A whole foreign set of texts needs nothing from us.
  if (own.locale) return wrap(first)
  const load = Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined
  if (!load) return wrap(first)
  return load().then(
    (module) => wrap(module.first, module),
    () => wrap(first),
  )
}

/** Fetches each part's texts at the first call. What does not arrive is said in English. */
function fetchOnce({ loadLater, loadTools }: Language): (part: PartName) => Partial<Messages> | null {
  const asked: Partial<Record<PartName, ReadonlySignal<Partial<Messages> | null>>> = {}
  return (part) => (asked[part] ??= arrival(part === 'later' ? loadLater : loadTools)).value
}

function arrival(load: () => Promise<{ words: Partial<Messages> }>): ReadonlySignal<Partial<Messages> | null> {
  const arrived = signal<Partial<Messages> | null>(null)
  load().then(
    ({ words }) => (arrived.value = words),
    () => (arrived.value = {}),
  )
  return arrived
}

function validTag(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? fallback
  } catch {
    return fallback // such as `en_US`, which is no tag
  }
}
