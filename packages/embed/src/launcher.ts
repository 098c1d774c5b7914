import { type Launcher, startLauncher } from '@goodword/widget/launcher'

/** What goodword.js hands over. */
export interface LauncherParts {
  page: Window
  /** Loads and starts a part beside goodword.js. Rejects when the network fails; may be asked again then. */
  need(name: 'widget'): Promise<unknown>
  /** The nonce of the script's own tag. */
  nonce?: string | undefined
}

/** Brings launchers and openers on the page to life. The panel comes when one is opened for the first time. */
export function start({ page, need, nonce }: LauncherParts): Launcher {
  return startLauncher({ window: page as Window & typeof globalThis, loadPanel: () => need('widget'), nonce })
}
