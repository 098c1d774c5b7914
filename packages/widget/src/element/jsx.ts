import type { HTMLAttributes } from 'preact'
import type { ElementProperties } from './inputs.ts'

/** Attributes and properties of our elements in Preact's JSX. */
export interface GoodwordAttributes extends HTMLAttributes<HTMLElement>, Partial<ElementProperties> {
  token?: string
  email?: string
  locale?: string
  theme?: 'light' | 'dark' | 'auto'
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'goodword-referral': GoodwordAttributes
      'goodword-welcome': GoodwordAttributes
    }
  }
}
