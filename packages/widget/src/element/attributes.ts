/** What every element may be told by attributes. */
export interface ElementAttributes {
  token?: string
  email?: string
  /** BCP 47. Default: the page's own. */
  locale?: string
  /** Default `auto`: what fits the page around it. */
  theme?: 'light' | 'dark' | 'auto'
  /** Sections that are there, all others not: `link share`. */
  show?: string
  /** Sections that are not there. */
  hide?: string
  /** The address of styles of one's own, which come into the element. */
  stylesheet?: string
  /** A state to show with made-up data, without any backend: `full`, `empty`, `loading`, `error` and others. */
  demo?: string
}

/** What the button that opens the panel may be told. */
export interface LauncherElementAttributes extends Omit<ElementAttributes, 'show' | 'hide' | 'stylesheet' | 'demo'> {
  /** Default `bottom-end`. */
  position?: 'bottom-end' | 'bottom-start' | 'inline'
  /** What it says when nothing is in it. */
  label?: string
}
