/** @jsxImportSource preact */
import { render } from 'preact'
import { print as css } from '../theme/tools.ts'
import type { Code } from './code.ts'
import { CodePicture } from './CodePicture.tsx'

/**
 * Prints a code with a sentence above and its address below, and nothing of the page. Not from a frame, of which iPhones print the
 * page around it, and not from a window, which browsers block: it stands in the page, hidden, until it is printed.
 */
export function printCode(code: Code, sentence: string, link: string): void {
  const host = document.createElement('div')
  host.dataset['goodwordPrint'] = ''
  const shadow = host.attachShadow({ mode: 'open' })
  const page = (
    <div>
      <bdi>{sentence}</bdi>
      <CodePicture code={code} />
      <bdi>{link}</bdi>
    </div>
  )
  render(page, shadow)
  const styles = new CSSStyleSheet()
  styles.replaceSync(css)
  shadow.adoptedStyleSheets.push(styles)
  document.adoptedStyleSheets.push(styles)
  document.body.append(host)
  const clear = () => {
    host.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== styles)
  }
  addEventListener('afterprint', clear, { once: true })
  print()
}
