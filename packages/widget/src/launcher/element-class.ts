import { strip } from './shadow.ts'

/** The name of the element. */
export const NAME = 'goodword-launcher'

/** The class of `<goodword-launcher>`. It outlives a `stop()`, as its elements do: they ask it what runs. */
export interface LauncherClass<R extends Running> {
  new (): HTMLElement
  running: R | null
  /** The launchers in the page, shadow roots included. */
  readonly present: ReadonlySet<Element>
}

/** What runs on a page, as its elements see it. */
export interface Running {
  /** Draws an element that has come into the page, or has been moved in it. */
  readonly draw: (element: Element) => void
}

/** Makes the class. Called only where there is a window, so that importing works anywhere. */
export function elementClass<R extends Running>(): LauncherClass<R> {
  return class Launcher extends HTMLElement {
    static running: R | null = null
    static readonly present = new Set<Element>()

    connectedCallback() {
      Launcher.present.add(this)
      const draw = Launcher.running?.draw ?? strip // it was out of the page at the stop
      draw(this)
    }
    disconnectedCallback() {
      Launcher.present.delete(this)
    }
  }
}
