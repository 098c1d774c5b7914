/** Which of the two palettes. */
export type Scheme = 'light' | 'dark'

/**
 * The palette that fits the page around an element, whatever way the page has of being dark: the nearest background decides,
 * then the colour of the text, which is light on a page whose `color-scheme` follows a dark system. A page that says nothing about
 * colours is black on white, whatever the system.
 */
export function schemeAround(element: Element): Scheme {
  const style = (node: Element) => getComputedStyle(node)
  for (let node = parentOf(element); node; node = parentOf(node)) {
    const background = parse(style(node).backgroundColor)
    if (background && background.alpha > 0.5) return background.lightness < 0.5 ? 'dark' : 'light'
  }
  const text = parse(style(parentOf(element) ?? element).color)
  return text && text.lightness > 0.5 ? 'dark' : 'light'
}

/** The system's wish, or `null` where it cannot be asked. */
export function darkSystem(): MediaQueryList | null {
  return typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null
}

/** The parent as it is drawn: through slots and out of shadow roots. */
function parentOf(node: Element): Element | null {
  if (node.assignedSlot) return node.assignedSlot
  const parent = node.parentNode
  return parent instanceof ShadowRoot
    ? parent.host
    : (parent as Element | null)?.nodeType === 1
      ? (parent as Element)
      : null
}

/** Reads a computed colour. How light it looks from 0 to 1, roughly, whatever the notation; `null` where there is none. */
function parse(color: string): { lightness: number; alpha: number } | null {
  const [first, second = 0, third = 0, fourth = 1] = (color.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  if (first === undefined) return null
  // `rgb(20, 20, 20)`; `color(srgb .1 .1 .1)`; `oklch(.2 …)` and `oklab`; `lab(20 …)` and `lch`.
  if (color.startsWith('ok')) return { lightness: first, alpha: fourth }
  if (color.startsWith('l')) return { lightness: first / 100, alpha: fourth }
  const most = color.startsWith('rgb') ? 255 : 1
  return { lightness: (0.299 * first + 0.587 * second + 0.114 * third) / most, alpha: fourth }
}
