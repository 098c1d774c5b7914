import type { en } from './en.ts'

/** One text per CLDR plural category that the language has. `{count}` is the number, written by `Intl`. */
export interface Plural extends Partial<Record<Intl.LDMLPluralRule, string>> {
  other: string
}

/** Every text of the widget in one language. */
export type Messages = { readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Plural }

/** The keys whose text is one sentence. */
export type SentenceKey = { [Key in keyof Messages]: Messages[Key] extends string ? Key : never }[keyof Messages]

/** The keys whose text depends on a number. */
export type PluralKey = Exclude<keyof Messages, SentenceKey>
