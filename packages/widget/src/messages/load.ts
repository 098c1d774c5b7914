import { en } from './en.ts'
import type { Messages } from './messages.ts'
import { createText, type Text } from './text.ts'

/** Languages beside English: each is a module of its own, fetched when a page needs it. */
const LANGUAGES: Readonly<Record<string, () => Promise<Messages>>> = {
  ar: () => import('./ar.ts').then((module) => module.ar),
}

/**
 * The texts for a language tag; English where there is no translation, or when it cannot be fetched. `own` replaces single
 * texts, or all of them. English is there at once; every other language after a promise.
 */
export function loadText(tag: string, own: Partial<Messages> = {}): Text | Promise<Text> {
  const language = tag.toLowerCase().split('-')[0] ?? ''
  const wrap = (messages: Messages) => {
    const all = { ...messages, ...own }
    return createText(all, all.locale === language ? validTag(tag, language) : all.locale)
  }
  // A whole foreign set of texts needs nothing from us.
  if (own.locale) return wrap(en)
  const load = Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined
  if (!load) return wrap(en)
  return load().then(wrap, () => wrap(en))
}

function validTag(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? fallback
  } catch {
    return fallback // such as `en_US`, which is no tag
  }
}
