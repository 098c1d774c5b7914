import { look } from './look.ts'

/** An open shadow root in our own look, with nothing else in it; what was there before is gone. */
export function emptyShadow(element: Element, nonce = ''): ShadowRoot {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true })
  strip(element)
  try {
    // No content security policy has to allow a constructed sheet. Safari before 16.4 has none.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(look)
    shadow.adoptedStyleSheets = [sheet]
  } catch {
    add(shadow, 'style', { nonce, textContent: look })
  }
  return shadow
}

/** Removes everything from the shadow root of an element, if it has one. */
export function strip({ shadowRoot }: Element): void {
  if (!shadowRoot) return
  shadowRoot.replaceChildren()
  shadowRoot.adoptedStyleSheets = []
}

/** Adds an element with these properties at the end of another. */
export function add<K extends keyof HTMLElementTagNameMap>(
  parent: Node,
  name: K,
  properties?: Partial<Omit<HTMLElementTagNameMap[K], 'part'>> & { part?: string },
): HTMLElementTagNameMap[K] {
  return parent.appendChild(Object.assign(document.createElement(name), properties))
}
