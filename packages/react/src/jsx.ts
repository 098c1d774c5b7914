import type { ElementProperties, GoodwordElement } from '@goodword/widget'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type ElementAttributes = DetailedHTMLProps<HTMLAttributes<GoodwordElement>, GoodwordElement>

/** Attributes of our elements in React's JSX; the properties from React 19 on, which sets them. */
export interface GoodwordAttributes extends ElementAttributes, Partial<ElementProperties> {
  class?: string
  token?: string
  email?: string
  locale?: string
  theme?: 'light' | 'dark' | 'auto'
  show?: string
  hide?: string
}

/** Attributes of the button that opens the panel. */
export interface LauncherAttributes extends DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> {
  class?: string
  position?: 'bottom-end' | 'bottom-start' | 'inline'
  label?: string
  token?: string
  email?: string
  locale?: string
  theme?: 'light' | 'dark' | 'auto'
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
