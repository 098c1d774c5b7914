const shared = new Map<string, CSSStyleSheet>()

/**
 * Puts styles into a shadow root: one constructed sheet per text, shared by all roots of the page, which no content security
 * policy has to allow. Where sheets cannot be constructed, a `<style>` with the page's nonce.
 */
export function addStyles(root: ShadowRoot, css: string, nonce: string | undefined): void {
  const known = shared.get(css)
  const sheet = known ?? construct(css)
  if (!sheet) {
    addElement(root, css, nonce)
    return
  }
  shared.set(css, sheet)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

// What could end the rule, or fetch something. A backslash could spell any of it.
const DANGEROUS = /[;{}\\]|(url|src|image)/i

/** The declarations of a `:host` rule of one root. */
export interface HostRule {
  /** As of any style; what could end the rule or fetch something is not taken. */
  setProperty(name: string, value: string, priority?: 'important'): void
}

/**
 * A `:host` rule of this root alone, empty at first. What the page says of the element outranks it. Each change writes the
 * sheet anew, since WebKit (2.50) does not notice a `:host` rule that changes from within: what was hidden once stayed so.
 */
export function addHostRule(root: ShadowRoot, nonce: string | undefined): HostRule {
  const { style } = root.ownerDocument.createElement('i')
  const sheet = construct('')
  if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  const element = sheet ? null : addElement(root, '', nonce)
  return {
    setProperty(name, value, priority) {
      if (/[^\w-]/.test(name) || DANGEROUS.test(value)) return
      style.setProperty(name, value, priority)
      const css = `:host { ${style.cssText} }`
      if (element) element.textContent = css
      else sheet?.replaceSync(css)
    },
  }
}

function construct(css: string): CSSStyleSheet | null {
  if (!('adoptedStyleSheets' in Document.prototype)) return null
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return sheet
  } catch {
    return null // Safari before 16.4 has the class and no constructor
  }
}

function addElement(root: ShadowRoot, css: string, nonce: string | undefined): HTMLStyleElement {
  const style = root.ownerDocument.createElement('style')
  if (nonce) style.nonce = nonce
  style.textContent = css
  root.append(style)
  return style
}
