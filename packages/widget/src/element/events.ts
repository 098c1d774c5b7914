import type { ErrorCode } from '@goodword/core'

/** What an element tells the page, as bubbling and composed `CustomEvent`s. */
export interface GoodwordEvents {
  /** The link was sent; `native` is the device's own share sheet. */
  'goodword-share': { channel: string }
  /** The link lies on the clipboard. */
  'goodword-copy': Record<string, never>
  /** The friend keeps what the invitation brings. */
  'goodword-keep': { code: string }
  /** The banner was closed. */
  'goodword-dismiss': Record<string, never>
  /** A person without an account asked for a link, and has it. */
  'goodword-join': Record<string, never>
  /** Something could not be read. The element says so by itself. */
  'goodword-error': { code: ErrorCode }
}

/** Their names, for those who listen to all of them. */
export const eventNames: { readonly [Name in keyof GoodwordEvents]: true } = {
  'goodword-share': true,
  'goodword-copy': true,
  'goodword-keep': true,
  'goodword-dismiss': true,
  'goodword-join': true,
  'goodword-error': true,
}

/** Listeners as components take them: `onCopy` hears `goodword-copy`. */
export type GoodwordListeners = {
  [Name in keyof GoodwordEvents as Name extends `goodword-${infer Short}` ? `on${Capitalize<Short>}` : never]?: (
    event: CustomEvent<GoodwordEvents[Name]>,
  ) => void
}

/** Dispatches an event from an element. */
export type Tell = <Name extends keyof GoodwordEvents>(name: Name, detail: GoodwordEvents[Name]) => void
