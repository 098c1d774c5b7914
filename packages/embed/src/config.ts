import type { TrackerOptions } from '@goodword/tracker'
import type { Page } from './page.ts'

/** What the owner chose. What was not chosen, or makes no sense, is `undefined`: the tracker has the default. */
export interface Config extends Pick<
  TrackerOptions,
  'params' | 'deny' | 'windowDays' | 'model' | 'storage' | 'domain'
> {
  /** Publishable key. */
  key: string
  /** Base URL of the backend, without a slash at its end. */
  api: string
}

/** Attributes of the tag, without `data-`, or keys of `goodwordConfig`. */
type Raw = Partial<Record<'key' | 'api' | 'params' | 'deny' | 'window' | 'domain', string>> &
  Pick<TrackerOptions, 'model' | 'storage'>

/**
 * The tag that loaded us. `currentScript` is `null` in modules, and somebody else's where a tag manager or a bundle carries
 * our code; then the tag is looked for.
 */
export function findScript(document: Document): HTMLScriptElement | null {
  const current = document.currentScript as HTMLScriptElement | null
  return current?.dataset.key
    ? current
    : (document.querySelector<HTMLScriptElement>('script[data-key][src*="goodword."]') ?? current)
}

/**
 * Reads the attributes of the tag and, for what it does not say, `window.goodwordConfig`: tag managers strip `data-*`.
 * `null` without a key. A bad value costs its own option and no other.
 */
export function readConfig(page: Page, script: HTMLScriptElement | null): Config | null {
  const raw: Raw = { ...page.goodwordConfig, ...script?.dataset }
  if (!raw.key) return null
  const days = Number(raw.window)
  return {
    key: raw.key,
    api: parseApi(raw.api, script?.src || page.location.href, page.location.href),
    params: parseList(raw.params),
    deny: parseList(raw.deny),
    windowDays: days > 0 ? days : undefined,
    model: raw.model,
    storage: raw.storage,
    domain: raw.domain,
  }
}

/** A path such as `/refer` is one on the page's own host: a proxy. By default the backend is where the script came from. */
function parseApi(value: string | undefined, script: string, page: string): string {
  try {
    return new URL(value || new URL(script).origin, page).href.replace(/\/$/, '')
  } catch {
    return new URL(script).origin
  }
}

/** A list with commas in an attribute, or an array in `goodwordConfig`. */
function parseList(value: unknown): string[] | undefined {
  return value ? `${value}`.split(/[\s,]+/) : undefined
}
