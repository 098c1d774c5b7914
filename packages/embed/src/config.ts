import type { TrackerOptions } from '@goodword/tracker'
import type { Page } from './page.ts'

/** What the owner chose, checked. What was not chosen, or makes no sense, is `undefined`: the tracker has the default. */
export interface Config extends Pick<
  TrackerOptions,
  'params' | 'deny' | 'windowDays' | 'model' | 'storage' | 'domain'
> {
  /** Publishable key. */
  key: string
  /** Base URL of the backend, without a slash at its end. */
  api: string
}

/** Attributes of the tag, without `data-`, or keys of `goodwordConfig`. Anything may stand in them. */
type Raw = Partial<Record<'key' | 'api' | 'params' | 'deny' | 'window' | 'model' | 'storage' | 'domain', unknown>>

/**
 * The tag that loaded us. `currentScript` is `null` in modules, and somebody else's where a tag manager or a bundle carries
 * our code; then the tag is looked for, with or without a hash in its name.
 */
export function findScript(document: Document): HTMLScriptElement | null {
  const current = document.currentScript as HTMLScriptElement | null
  if (current?.dataset?.key) return current
  return document.querySelector<HTMLScriptElement>('script[data-key][src*="goodword."]') ?? current
}

/**
 * Reads the attributes of the tag and, for what it does not say, `window.goodwordConfig`: tag managers strip `data-*`.
 * `null` without a key. A bad value costs its own option and no other.
 */
export function readConfig(page: Page, script: HTMLScriptElement | null): Config | null {
  const raw: Raw = { ...(page.goodwordConfig as Raw), ...script?.dataset }
  if (!raw.key) return null
  const days = Number(raw.window)
  return {
    key: `${raw.key}`,
    api: parseApi(raw.api, page, script),
    params: parseList(raw.params),
    deny: parseList(raw.deny),
    windowDays: days > 0 && days < Infinity ? days : undefined,
    model: oneOf(['last', 'first'], raw.model),
    storage: oneOf(['cookie', 'session', 'none'], raw.storage),
    domain: /^[a-z\d.-]+$/i.test(`${raw.domain ?? ''}`) ? `${raw.domain}` : undefined,
  }
}

/** A path such as `/refer` is one on the page's own host: a proxy. By default the backend is where the script came from. */
function parseApi(value: unknown, { location }: Page, script: HTMLScriptElement | null): string {
  try {
    if (value) return new URL(`${value}`, location.href).href.replace(/\/$/, '')
  } catch {
    // not a URL: the default is more likely to work
  }
  return new URL(script?.src || location.href).origin
}

/** A list with commas in an attribute, or an array in `goodwordConfig`. */
function parseList(value: unknown): string[] | undefined {
  const items = `${value ?? ''}`.split(/[\s,]+/).filter(Boolean)
  return items.length > 0 ? items : undefined
}

function oneOf<T>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value)
}
