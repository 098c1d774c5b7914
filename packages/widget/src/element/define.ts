import { elementClass, type GoodwordElement, type GoodwordElementClass } from './element-class.ts'
import type { GoodwordEvents } from './events.ts'
import type { ElementDefaults, Inputs, Scene } from './inputs.ts'
import { openLeaderboard } from './leaderboard.ts'
import { openReferral } from './referral.tsx'
import { openStatus } from './status.ts'
import { openWelcome } from './welcome.ts'

/**
 * Registers our elements. May be called again, and from several copies of this package: the elements stay, and those made later
 * start from the newest defaults. Does nothing where there is no document.
 */
export function defineElements(defaults?: ElementDefaults): void {
  defineSharerElements(defaults)
  defineFriendElements(defaults)
}

/** The same for the sharer's alone: `<goodword-referral>` and `<goodword-leaderboard>`. */
export function defineSharerElements(defaults?: ElementDefaults): void {
  define('goodword-referral', openReferral, defaults)
  define('goodword-leaderboard', openLeaderboard, defaults)
}

/** The same for the friend's alone: `<goodword-welcome>` and `<goodword-status>`. */
export function defineFriendElements(defaults?: ElementDefaults): void {
  define('goodword-welcome', openWelcome, defaults)
  define('goodword-status', openStatus, defaults)
}

function define(name: string, open: (inputs: Inputs) => Scene, defaults: ElementDefaults | undefined) {
  if (typeof customElements === 'undefined') return
  const known = customElements.get(name) as GoodwordElementClass | undefined
  const made = known ?? elementClass(open)
  // Before registering: elements that are already on the page are made by it.
  if (defaults) made.defaults = defaults
  if (!known) customElements.define(name, made)
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-referral': GoodwordElement
    'goodword-welcome': GoodwordElement
    'goodword-status': GoodwordElement
    'goodword-leaderboard': GoodwordElement
  }
  interface HTMLElementEventMap extends GoodwordEventMap {}
}

type GoodwordEventMap = { [Name in keyof GoodwordEvents]: CustomEvent<GoodwordEvents[Name]> }
