import type { en } from './en.ts'

/** Every text of the widget in one language. */
export type Messages = { readonly [Key in keyof typeof en]: string }

/** The name of a text. */
export type MessageKey = keyof Messages
