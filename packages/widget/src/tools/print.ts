import { addStyles } from '../theme/sheet.ts'

// What the page says of its own elements reaches none of these.
const CSS = `
:host { all: initial !important; }
div { display: none; }
@media print { div { display: grid; place-content: center; justify-items: center; gap: 6mm; position: fixed; inset: 0; background: #fff; font: 18pt system-ui, sans-serif; } }
svg { inline-size: 90mm; }`

const REST = '@media print { body > :not([data-goodword-print]) { display: none !important; } }'

/**
 * Prints a code with a sentence above and its address below, and nothing of the page. Not from a frame, of which iPhones print the
 * page around it, and not from a window, which browsers block: it stands in the page, hidden, until it is printed.
 */
export function printCode(code: SVGSVGElement, sentence: string, link: string): void {
  const host = document.createElement('div')
  host.dataset['goodwordPrint'] = ''
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = document.createElement('div')
  const line = (text: string) => Object.assign(document.createElement('bdi'), { textContent: text })
  sheet.append(line(sentence), code.cloneNode(true), line(link))
  shadow.append(sheet)
  addStyles(shadow, CSS, undefined)
  const rest = new CSSStyleSheet()
  rest.replaceSync(REST)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rest]
  document.body.append(host)
  const clear = () => {
    host.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== rest)
  }
  addEventListener('afterprint', clear, { once: true })
  print()
}
