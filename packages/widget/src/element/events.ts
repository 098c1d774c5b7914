import type { ErrorCode } from '@goodword/core'

/** What an element tells the page, as bubbling and composed `CustomEvent`s. */
export interface GoodwordEvents {
  /**
   * A channel was chosen: `preventDefault()` keeps it from opening. For `native`, the device's own share sheet, the link was sent
   * already, and nothing can be prevented.
   */
  'goodword-share': { channel: string }
  /** The link lies on the clipboard. */
  'goodword-copy': Record<string, never>
  /** That many mails to friends are on their way. */
  'goodword-invite': { sent: number }
  /** So much of the partner's own reward goes to his friends from now on, in minor units. */
  'goodword-generosity': { given: number; currency: string }
  /** A reward was taken: its code, where it has one, is in the panel. */
  'goodword-redeem': { rewardId: string }
  /** The code to scan was shown, saved as a file, or sent to the printer. */
  'goodword-qr': { action: 'show' | 'svg' | 'png' | 'print' }
  /** The friend keeps what the invitation brings. */
  'goodword-keep': { code: string }
  /** The friend has said who sent him: his word is enough, or waits for the other's. */
  'goodword-claim': { state: 'waiting' | 'confirmed' }
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
  'goodword-invite': true,
  'goodword-generosity': true,
  'goodword-redeem': true,
  'goodword-qr': true,
  'goodword-keep': true,
  'goodword-claim': true,
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

/** Dispatches an event from an element. Tells whether the page prevents what follows; only a channel of `goodword-share` can be. */
export type Tell = <Name extends keyof GoodwordEvents>(name: Name, detail: GoodwordEvents[Name]) => boolean
