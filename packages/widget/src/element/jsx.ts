import type { HTMLAttributes } from 'preact'
import type { ElementProperties } from './inputs.ts'

/** Attributes and properties of our elements in Preact's JSX. */
export interface GoodwordAttributes extends HTMLAttributes<HTMLElement>, Partial<ElementProperties> {
  token?: string
  email?: string
  locale?: string
  theme?: 'light' | 'dark' | 'auto'
  /** Sections that are there, all others not. */
  show?: string
  /** Sections that are not there. */
  hide?: string
  /** The address of styles of one's own, which come into the element. */
  stylesheet?: string
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'goodword-referral': GoodwordAttributes
      'goodword-welcome': GoodwordAttributes
    }
  }
}
