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
 * Puts the panel into the page, plain and with nothing that a policy must allow. It takes no focus. `onClose` hears of its own button, and of
 * Escape where the focus is inside.
 */
export function openPanel(onClose: () => void): Panel {
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
  const rows = new Map<string, HTMLElement>()
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
  panel.addEventListener('keydown', ({ key }) => key === 'Escape' && onClose())

  const host = document.createElement(PANEL)
  const root = host.attachShadow({ mode: 'open' })
  root.append(panel)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]
  // Not the body: it may not be there yet, and what moves it would move us.
  document.documentElement.append(host)

  async function copy() {
    try {
      await navigator.clipboard.writeText(json)
      summary.textContent = 'Copied.'
    } catch {
      // Absent on http, and refused in frames.
      summary.textContent = 'Call goodword.doctor() in the console.'
    }
  }

  function rowOf({ id, state, title, detail, todo }: Finding): HTMLElement {
    const hasMore = detail || todo
    const key = id + title + !hasMore
    let row = rows.get(key)
    if (!row) {
      row = make(hasMore ? 'details' : 'article')
      row.toggleAttribute('open', /fail|warn/.test(state))
      rows.set(key, row)
    }
    row.className = state
    row.replaceChildren(
      make(hasMore ? 'summary' : 'header', make('b', state), title),
      ...(detail ? [make('small', detail)] : []),
      ...(todo ? [make('p', `→ ${todo}`)] : []),
    )
    return row
  }

  return {
    show(report) {
      json = JSON.stringify(report, null, 2)
      const count = (wanted: State) => report.findings.filter(({ state }) => state === wanted).length
      summary.textContent = `${count('fail')} to repair, ${count('warn')} to improve, ${count('ok')} fine`
      list.replaceChildren(...report.findings.map(rowOf))
    },
    close: () => host.remove(),
  }
}
