import { addStyles } from '../theme/sheet.ts'

// Over the whole sheet, and nothing on the screen.
const CSS = `
:host { all: initial !important; display: none !important; }
@media print { :host { display: flex !important; flex-direction: column !important; align-items: center !important; justify-content: center !important; position: fixed !important; inset: 0 !important; background: #fff !important; color: #000 !important; text-align: center !important; font: 18pt/1.4 system-ui, sans-serif !important; } }
svg { inline-size: 90mm; block-size: 90mm; }
p { margin: 0 10mm 6mm; }
.link { font: 12pt/1.4 ui-monospace, monospace; margin-block: 6mm 0; overflow-wrap: anywhere; }`

// An attribute, since a page may have rules for every class.
const REST = '@media print { body > :not([data-goodword-print]) { display: none !important; } }'

/**
 * Prints a code with a sentence above and its address below, and nothing of the page. Not from a frame, of which iPhones print the
 * page around it, and not from a window, which browsers block: it stands in the page, hidden, until it is printed.
 */
export function printCode(code: SVGSVGElement, sentence: string, link: string): void {
  const { body, defaultView: view } = document
  const sheet = document.createElement('div')
  sheet.dataset['goodwordPrint'] = ''
  const shadow = sheet.attachShadow({ mode: 'open' })
  addStyles(shadow, CSS, undefined)
  const line = (text: string, name = '') =>
    Object.assign(document.createElement('p'), { textContent: text, className: name, dir: 'auto' })
  shadow.append(line(sentence), code.cloneNode(true), line(link, 'link'))
  const rest = new CSSStyleSheet()
  rest.replaceSync(REST)
  body.append(sheet)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rest]
  const clear = () => {
    sheet.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== rest)
  }
  view?.addEventListener('afterprint', clear, { once: true })
  view?.print()
}
