import type { TrackerOptions } from '@goodword/tracker'
import type { Page } from './page.ts'

/** What the owner chose, as it was written. What makes no sense is passed over by those who use it, and costs no other option. */
export interface Config extends Pick<TrackerOptions, 'params' | 'deny' | 'model' | 'storage' | 'domain'> {
  /** Publishable key; `undefined` or empty where there is none. */
  key: string
  /** Base URL of the backend, without a slash at its end; or a path on the page's own host. */
  api: string
  /** For how many days a visit is remembered. */
  window?: TrackerOptions['windowDays']
  /** Where widget.js is: beside the script. */
  widget: string
  /** The nonce of the script's own tag. */
  nonce?: string | undefined
}

/**
 * Reads the attributes of the tag that loaded us and, for what it does not say, `window.goodwordConfig`: tag managers strip
 * `data-*`. In modules there is no `currentScript`; then the tag is looked for.
 */
export function readConfig({ document, location, goodwordConfig }: Page): Config {
  const script = (document.currentScript ??
    document.querySelector('script[data-key][src*="goodword."]')) as HTMLScriptElement | null
  const given: Partial<Config> = { ...goodwordConfig, ...script?.dataset }
  const home = new URL(script?.src || location.href)
  const [api] = /^(http|\/).*[^/]/.exec(given.api!) ?? [home.origin]
  return { ...(given as Config), api: api!, widget: new URL('widget.js', home).href, nonce: script?.nonce }
}
