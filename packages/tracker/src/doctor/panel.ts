import { PANEL } from './elements.ts'
import type { Finding, State } from './finding.ts'
import { STYLE } from './panel-style.ts'
import type { Report } from './report.ts'

/** The panel on the page. */
export interface Panel {
  /** Shows a report; what is open or closed stays so. */
  show(report: Report): void
  close(): void
}

/**
 * Puts the panel into the page, plain and with nothing that a policy must allow but the nonce, where sheets cannot be constructed.
 * It takes no focus. `onClose` hears of its own button.
 */
export function openPanel(nonce: string | undefined, onClose: () => void): Panel {
  function make<N extends keyof HTMLElementTagNameMap>(name: N, ...children: (Node | string)[]) {
    const element = document.createElement(name)
    element.append(...children)
    return element
  }
  function button(text: string, onPress: () => void) {
    return Object.assign(make('button', text), { onclick: onPress })
  }

  let json = ''
  // Announced when it changes, and no more of the panel than this.
  const summary = make('output', 'Looking …')
  const list = make('div')
  const rows = new Map<string, HTMLDetailsElement>()
  const closer = button('×', onClose)
  closer.ariaLabel = 'Close'
  const panel = make(
    'section',
    make('header', make('strong', 'Goodword doctor', summary), button('Copy as JSON', copy), closer),
    list,
  )
  panel.lang = 'en'
  panel.dir = 'ltr'
  panel.ariaLabel = 'Goodword doctor'

  const host = document.createElement(PANEL)
  const root = host.attachShadow({ mode: 'open' })
  root.append(panel)
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Safari before 16.4 has the class and no constructor.
    const style = make('style', STYLE)
    style.nonce = nonce ?? ''
    root.append(style)
  }
  // Not the body: it may not be there yet, and what moves it would move us.
  document.documentElement.append(host)

  async function copy() {
    try {
      await navigator.clipboard.writeText(json)
      summary.textContent = 'Copied.'
    } catch {
      // Absent on http, and refused in frames.
      summary.textContent = 'Not copied: call goodword.doctor() in the console.'
    }
  }

  function row({ id, state, title, detail, todo }: Finding): HTMLElement {
    const key = id + title
    let details = rows.get(key)
    if (!details) {
      details = make('details')
      details.open = /fail|warn/.test(state)
      rows.set(key, details)
    }
    details.className = state
    details.replaceChildren(
      make('summary', make('b', state), title),
      ...(detail ? [make('small', detail)] : []),
      ...(todo ? [make('p', `→ ${todo}`)] : []),
    )
    return details
  }

  return {
    show(report) {
      json = JSON.stringify(report, null, 2)
      const count = (wanted: State) => report.findings.filter(({ state }) => state === wanted).length
      summary.textContent = `${count('fail')} to repair, ${count('warn')} to improve, ${count('ok')} fine`
      list.replaceChildren(...report.findings.map(row))
    },
    close: () => host.remove(),
  }
}
