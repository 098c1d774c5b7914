import { vi } from 'vitest'
import type { EngineBrowser, Tab } from './browser.ts'

/** What is asked of a browser, by the names of the WebDriver standard. */
export type Command =
  | 'Navigate'
  | 'Refresh'
  | 'ExecuteScript'
  | 'GetWindowHandle'
  | 'NewWindow'
  | 'SwitchToWindow'
  | 'CloseWindow'
  | 'ElementClick'

/** Sends a command and gives the value that comes back; rejects with the browser's own words when it refuses. */
export type Send = (command: Command, parameters: Record<string, unknown>) => Promise<unknown>

/** How long a thing to click may take to appear. */
const CLICKABLE = { timeout: 15_000, interval: 50 }

/** A browser that is spoken to by WebDriver commands, whichever way they travel. Its first, blank window stays open to the end. */
export async function driveBrowser(send: Send, close: () => Promise<void>): Promise<EngineBrowser> {
  const blank = (await send('GetWindowHandle', {})) as string
  let turn: Promise<unknown> = Promise.resolve()

  /** Commands go to the window that was chosen last, so each task chooses its own, and the next one waits. */
  const inWindow = <T>(handle: string, task: () => Promise<T>): Promise<T> => {
    const result = turn.then(async () => {
      await send('SwitchToWindow', { handle })
      return task()
    })
    turn = result.catch(() => undefined) // whoever asked is told; the next task need not mind
    return result
  }

  const toTab = (handle: string): Tab => {
    const tell = (command: Command, parameters = {}) => inWindow(handle, () => send(command, parameters))
    return {
      async goto(url) {
        await tell('Navigate', { url })
      },
      async reload() {
        await tell('Refresh')
      },
      evaluate: <Args extends unknown[], T>(work: (...args: Args) => T | Promise<T>, ...args: Args) =>
        tell('ExecuteScript', { script: `return (${work})(...arguments)`, args }) as Promise<T>,
      click: (selector) =>
        vi.waitFor(
          () =>
            inWindow(handle, async () => {
              const script = `return (${findDeep})(document, ...arguments)`
              const element = await send('ExecuteScript', { script, args: [selector] })
              if (element === null) throw new Error(`Nothing in the page matches ${selector}.`)
              const [id] = Object.values(element as Record<string, string>)
              await send('ElementClick', { id })
            }),
          CLICKABLE,
        ),
      async close() {
        await tell('CloseWindow')
      },
    }
  }

  return {
    async open(url) {
      // A window, not a tab: a tab that WebKit opens for us stays hidden.
      const opened = await inWindow(blank, () => send('NewWindow', { type: 'window' }))
      const { handle } = opened as { handle: string }
      const tab = toTab(handle)
      await tab.goto(url)
      return tab
    },
    close,
  }
}

/** Runs in the page: the first element that matches there or in an open shadow root, or `null`. */
function findDeep(root: Document | ShadowRoot, selector: string): Element | null {
  const found = root.querySelector(selector)
  if (found) return found
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const inside = shadowRoot && findDeep(shadowRoot, selector)
    if (inside) return inside
  }
  return null
}
