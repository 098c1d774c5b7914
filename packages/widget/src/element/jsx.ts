import type { HTMLAttributes } from 'preact'
import type { GoodwordEvents } from './events.ts'
import type { ElementProperties } from './inputs.ts'

/** Attributes and properties of our elements in Preact's JSX. */
export interface GoodwordAttributes
  extends HTMLAttributes<HTMLElement>, Partial<ElementProperties>, GoodwordEventAttributes {
  token?: string
  email?: string
  locale?: string
  theme?: 'light' | 'dark' | 'auto'
  /** A state to show with made-up data, without any backend: `full`, `empty`, `loading`, `error` and others. */
  demo?: string
  /** Sections that are there, all others not. */
  show?: string
  /** Sections that are not there. */
  hide?: string
  /** The address of styles of one's own, which come into the element. */
  stylesheet?: string
}

/** The same of the friend's invitation. */
export interface WelcomeAttributes extends GoodwordAttributes {
  /** Default `banner`; `inline`: without a card around it; `dialog`: in the corner of the window. */
  placement?: 'banner' | 'inline' | 'dialog'
}

/** Attributes of the button that opens the panel. */
export interface LauncherAttributes extends HTMLAttributes<HTMLElement> {
  position?: 'bottom-end' | 'bottom-start' | 'inline'
  label?: string
  token?: string
  email?: string
  locale?: string
  theme?: 'light' | 'dark' | 'auto'
}

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
