import type { Config } from './config.ts'

/**
 * A consent manager that decides, as far as the page shows by now: the WP Consent API, TCF, or a command of Consent Mode. What it
 * says is known later; until then nobody has decided.
 */
export function findManager({ consent }: Config): unknown {
  return (
    consent !== 'granted' &&
    (window.wp_has_consent ||
      window.__tcfapi ||
      (window.dataLayer as unknown[])?.find?.((entry) => (entry as unknown[])?.[0] === 'consent'))
  )
}

/** Whether the browser asks not to be sold (Global Privacy Control), and the owner honours it. */
export function hasSignal({ gpc }: Config): boolean {
  return gpc !== 'ignore' && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true
}
