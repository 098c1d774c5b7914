import type { ElementAttributes, ElementProperties, GoodwordElement, LauncherElementAttributes } from '@goodword/widget'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

/** Attributes of our elements in React's JSX; the properties from React 19 on, which sets them. */
export interface GoodwordAttributes
  extends
    ElementAttributes,
    Partial<ElementProperties>,
    DetailedHTMLProps<HTMLAttributes<GoodwordElement>, GoodwordElement> {
  class?: string
}

/** Attributes of the button that opens the panel. */
export interface LauncherAttributes
  extends LauncherElementAttributes, DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> {
  class?: string
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'goodword-referral': GoodwordAttributes
      'goodword-welcome': GoodwordAttributes & { placement?: 'banner' | 'inline' | 'dialog' }
      'goodword-status': GoodwordAttributes
      'goodword-leaderboard': GoodwordAttributes
      'goodword-launcher': LauncherAttributes
    }
  }
}
