import { elementClass, type LauncherClass, NAME, type Running } from './element-class.ts'
import { drawPanelDialog } from './panel-dialog.ts'
import { strip } from './shadow.ts'
import { drawTrigger } from './trigger.ts'

/** What a launcher needs from outside. */
export interface LauncherOptions {
  /** Makes `<goodword-referral>` known. Called at each opening, and by "Try again", until it has resolved once. */
  loadPanel(): Promise<unknown>
  /** The page's nonce: only for browsers that cannot construct stylesheets. */
  nonce?: string | undefined
}

/** The way to open what was started, and to end it. */
export interface Launcher {
  /** Opens the dialog. When it closes, the focus goes to `opener`, or to where it was. Does nothing while it is open, and after `stop()`. */
  open(opener?: HTMLElement): void
  /** Takes away what was made: listener, buttons, dialog and styles. A `<goodword-launcher>` of the page's own stays, empty. */
  stop(): void
}

/**
 * Makes every `<goodword-launcher>` of the page a button, now and later, and lets it and every element with
 * `data-goodword-open` open one dialog. While it runs, another start, even of another copy, gives what the first one gave.
 */
export function startLauncher({ loadPanel, nonce }: LauncherOptions): Launcher {
  const known = customElements.get(NAME) as LauncherClass<Running & Launcher> | undefined
  if (known?.running) return known.running
  const made = known ?? elementClass<Running & Launcher>()
  // Holds the dialog, at the end of the page: inside of something that is hidden or moved it would vanish. One of the page's
  // launchers in name, for its stylesheets to reach.
  const stage = document.createElement(NAME)
  const show = drawPanelDialog(stage, loadPanel, nonce)

  const running = {
    draw(element: Element) {
      if (element !== stage) drawTrigger(element, nonce)
    },
    open(opener?: HTMLElement) {
      if (made.running === running) show(opener)
    },
    stop() {
      made.running = null
      removeEventListener('click', onClick, true)
      stage.remove()
      made.present.forEach(strip)
    },
  }

  function onClick(event: MouseEvent) {
    const path = event.composedPath() as Partial<HTMLElement>[]
    const opener = path.find((node) => node.matches?.(`[data-goodword-open],${NAME}`)) as HTMLElement | undefined
    if (!opener) return
    if (opener.closest('a[href]')) {
      // The address is for those who want it in another tab, and for when this script is not there.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
    }
    running.open(opener)
  }

  made.running = running
  // On the way down: menus and the like stop clicks on the way up.
  addEventListener('click', onClick, true)
  if (!known) customElements.define(NAME, made)
  made.present.forEach(running.draw)
  return running
}
