import type { BackendAdapter, Identity, Visit } from '@goodword/core'
import type { ComponentChild } from 'preact'
import type { Messages } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
import type { ReferralModel } from '../model/referral-model.ts'
import type { Network } from '../model/network.ts'
import type { HasSection } from './sections.ts'
import type { Tell } from './events.ts'

/** What every element starts from when its own properties and attributes say nothing. */
export interface ElementDefaults {
  adapter?: BackendAdapter
  /** Who sent this visitor, asked whenever it is needed. */
  visit?: () => Visit | null
  /**
   * The same where it may be told to a backend, asked for what a friend sees of his progress: `null` before that is permitted.
   * Absent: it always may.
   */
  handOver?: () => Visit | null
  /** Calls the listener after `visit()` changed. Returns the way to stop. */
  onVisit?: (listener: () => void) => () => void
  /** Calls the listener after the backend has got an event of this visitor. Returns the way to stop. */
  onReport?: (listener: () => void) => () => void
  /** Who is signed in, asked whenever it is needed. */
  identity?: () => Identity | null
  /** Calls the listener after `identity()` changed. Returns the way to stop. */
  onIdentity?: (listener: () => void) => () => void
  /** The friend wants the visit remembered. */
  keep?: (visit: Visit) => void
  /** The friend takes that back. */
  forget?: (visit: Visit) => void
  /** The partner's own codes, when they are known or have become more. */
  onPartner?: (codes: readonly string[]) => void
  /**
   * Fetches what the attribute `demo` shows: `demoInputs` of the doorway `/demo`. Absent: an element with that attribute is empty.
   */
  demo?: () => Promise<(inputs: Inputs, state: string) => Inputs>
  /** For browsers without constructable stylesheets under a content security policy. */
  nonce?: string
}

/** Properties of every element. All may be set before the element is defined. */
export interface ElementProperties {
  adapter: BackendAdapter | null
  identity: Identity | null
  visit: Visit | null
  /** Texts of one's own; those left out are the built-in ones. */
  messages: Partial<Messages> | null
  /** A model of the page's own, for the referral panel: several elements may show parts of one. It outlives them. */
  model: ReferralModel | null
}

/** What a scene is made from. A change of any of the first three, or of `demo`, makes a new one. */
export interface Inputs {
  adapter: BackendAdapter
  identity: Identity | null
  visit: Visit | null
  model: ReferralModel | null
  defaults: ElementDefaults
  tell: Tell
  /** Whether the device is connected. Absent: ask the browser. */
  network?: Network
  /** The state to show without any backend, or `null`. */
  demo: string | null
  /** The language of the element, as a tag. */
  locale: () => string
}

/** What one element shows: a model and the way to draw it. */
export interface Scene {
  /** Its stylesheets so far. Asked again like `draw`; what was once there stays. */
  styles(): readonly string[]
  /** Draws what the model holds now. Called again after any signal that it read has changed. `null`: nothing to show. */
  draw(text: Text, has: HasSection): ComponentChild
  /** What it would draw stands in for what is on its way: what a server has drawn says more. Asked again like `draw`. */
  isWaiting?(text: Text): boolean
  /** What it holds cannot be drawn: it shall hold something else, and say so. */
  fail?(): void
  /** The owner's colours and measures, by the name of a `--goodword-*` variable without the prefix. */
  theme?(): Readonly<Record<string, string>>
  dispose(): void
}

/** Tells whether two sets of inputs lead to the same scene. */
export function isSameScene(a: Inputs, b: Inputs): boolean {
  return (
    a.demo === b.demo &&
    a.adapter === b.adapter &&
    a.model === b.model &&
    a.visit?.id === b.visit?.id &&
    a.visit?.code === b.visit?.code &&
    saidBy(a.identity) === saidBy(b.identity)
  )
}

/** What a person is known by: a token is never like an address. */
function saidBy(identity: Identity | null) {
  return identity && ('token' in identity ? identity.token : identity.email)
}
