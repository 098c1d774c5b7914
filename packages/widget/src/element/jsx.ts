import type { HTMLAttributes } from 'preact'
import type { ElementAttributes, LauncherElementAttributes } from './attributes.ts'
import type { GoodwordEvents } from './events.ts'
import type { ElementProperties } from './inputs.ts'

/** Attributes and properties of our elements in Preact's JSX. */
export interface GoodwordAttributes
  extends ElementAttributes, HTMLAttributes<HTMLElement>, Partial<ElementProperties>, GoodwordEventAttributes {}

/** The same of the friend's invitation. */
export interface WelcomeAttributes extends GoodwordAttributes {
  /** Default `banner`; `inline`: without a card around it; `dialog`: in the corner of the window. */
  placement?: 'banner' | 'inline' | 'dialog'
}

/** Attributes of the button that opens the panel. */
export interface LauncherAttributes
  extends LauncherElementAttributes, Omit<HTMLAttributes<HTMLElement>, keyof LauncherElementAttributes> {}

type GoodwordEventAttributes = {
  [Name in keyof GoodwordEvents as `on${Name}`]?: (event: CustomEvent<GoodwordEvents[Name]>) => void
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'goodword-referral': GoodwordAttributes
      'goodword-welcome': WelcomeAttributes
      'goodword-status': GoodwordAttributes
      'goodword-leaderboard': GoodwordAttributes
      'goodword-launcher': LauncherAttributes
    }
  }
}
