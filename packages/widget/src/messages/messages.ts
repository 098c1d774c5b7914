import type { en } from './en.ts'
import type { first } from './en/first.ts'
import type { words as friend } from './en/friend.ts'
import type { words as later } from './en/later.ts'
import type { words as tools } from './en/tools.ts'

/** Every text of the widget in one language. */
export type Messages = { readonly [Key in keyof typeof en]: string }

/** The name of a text. */
export type MessageKey = keyof Messages

/** What the panel says before anything else has arrived. */
export type FirstMessages = Pick<Messages, keyof typeof first>

/** What friends read, and what both sides do: the banner, the friend’s own progress, codes and rewards. */
export type FriendMessages = Pick<Messages, keyof typeof friend>

/** What has come of the link, and the form for joining. */
export type LaterMessages = Pick<Messages, keyof typeof later>

/** More ways to share. */
export type ToolMessages = Pick<Messages, keyof typeof tools>

/** The texts that are there from the beginning, and those that have arrived since. */
export type KnownMessages = FirstMessages & Partial<Messages>

/** A module with the beginning of one language, and the ways to the rest of it. */
export interface Language {
  first: FirstMessages
  parts: {
    friend: () => Promise<{ words: FriendMessages }>
    later: () => Promise<{ words: LaterMessages }>
    tools: () => Promise<{ words: ToolMessages }>
  }
}

/** The name of texts that are fetched. */
export type PartName = keyof Language['parts']
