import type { List, TrackerOptions } from '@goodword/tracker'

/** What the owner chose, as it was written. What makes no sense is passed over by those who use it, and costs no other option. */
export interface Config extends Pick<TrackerOptions, 'params' | 'deny' | 'model' | 'storage' | 'domain'> {
  /** Publishable key; `undefined` or empty where there is none. */
  key: string
  /** Base URL of the backend, without a slash at its end; or a path on the page's own host. */
  api: string
  /** For how many days a visit is remembered. */
  window?: TrackerOptions['window']
  /** `auto`: as the consent managers of the page say, else granted · `wait` for one of them, or a call · `granted`. */
  consent?: 'auto' | 'wait' | 'granted'
  /** `ignore` for owners who need not honour Global Privacy Control. */
  gpc?: string
  /** Our number in the TCF's list of vendors. */
  vendor?: string
  /** `hold`: a press on "Keep my reward" is no permission to store by itself. Default: it is one, for exactly this. */
  keep?: string
  /** Domains whose links carry the visit. */
  links?: List
  /** Present, be it empty: the parameter is taken out of the address bar. */
  clean?: unknown
  /** Present, be it empty: the doctor is shown. */
  debug?: unknown
  /** Where the script came from, and its parts are. */
  home: URL
}

/**
 * Reads the attributes of the tag that loaded us and, for what it does not say, `window.goodwordConfig`: tag managers strip
 * `data-*`. In modules there is no `currentScript`; then the tag is looked for.
 */
export function readConfig(): Config {
  const currentScript: unknown = document.currentScript
  // An image that is called so would be found first, and everything be loaded from where it points.
  const script =
    currentScript instanceof HTMLScriptElement
      ? currentScript
      : document.querySelector<HTMLScriptElement>('script[data-key][src*="goodword."]')
  const home = new URL(script?.src || location.href)
  const given = { ...window.goodwordConfig, ...script?.dataset } as Partial<Config>
  return { ...(given as Config), api: /^(http|\/).*[^/]/.exec(given.api!)?.[0] ?? home.origin, home }
}
