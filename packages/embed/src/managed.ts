import type { Config } from './config.ts'

/**
 * Whether a consent manager decides, as far as the page shows by now: TCF, the WP Consent API, or Consent Mode. What it says is
 * known later; until then nobody has decided.
 */
export function isManaged({ consent }: Config): unknown {
  return (
    consent !== 'granted' &&
    (window.__tcfapi ||
      window.wp_has_consent ||
      (window.dataLayer as unknown[])?.some?.((entry) => (entry as unknown[])?.[0] === 'consent'))
  )
}

/** Whether the browser asks not to be sold (Global Privacy Control), and the owner honours it. */
export function hasSignal({ gpc }: Config): boolean {
  return gpc !== 'ignore' && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true
}
