import type { TrackerOptions } from '@goodword/tracker'
import type { Page } from './page.ts'

/** What the owner chose. What was not chosen, or makes no sense, is `undefined`: the tracker has the default. */
export interface Config extends Pick<
  TrackerOptions,
  'params' | 'deny' | 'windowDays' | 'model' | 'storage' | 'domain'
> {
  /** Publishable key. */
  key: string
  /** Base URL of the backend, without a slash at its end; or a path on the page's own host. */
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
  const { key, api, params, deny, window, model, storage, domain } = raw
  const home = new URL(script?.src || page.location.href).origin
  return key
    ? {
        key,
        api: (/^(https?:\/)?\/[\w[]/.test(api!) ? api! : home).replace(/\/$/, ''),
        params: parseList(params),
        deny: parseList(deny)?.map((value) => value.toLowerCase()),
        windowDays: Number(window) > 0 ? Number(window) : undefined,
        model,
        storage,
        domain,
      }
    : null
}

/** A list with commas in an attribute, or an array in `goodwordConfig`. */
function parseList(value: unknown): string[] | undefined {
  return value ? `${value}`.split(/[\s,]+/) : undefined
}
