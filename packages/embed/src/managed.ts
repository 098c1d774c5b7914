import type { Config } from './config.ts'

/**
 * The consent manager that decides, as far as the page shows by now: TCF, the WP Consent API, or the last command of Consent
 * Mode. What it says is known later; until then nobody has decided.
 */
export function findManager({ consent }: Config): unknown {
  return (
    consent !== 'granted' &&
    (window.wp_has_consent ||
      window.__tcfapi ||
      (window.dataLayer as unknown[])?.findLast?.((entry) => (entry as unknown[])?.[0] === 'consent'))
  )
}

/** Whether it is Consent Mode, and has the visitor's yes: a `default` is nobody's, its region may be another's. */
export function hasGranted(manager: { 1?: unknown; 2?: { ad_storage?: unknown } }): boolean {
  return manager[2]?.ad_storage === 'granted' && manager[1] === 'update'
}

/** Whether the browser asks not to be sold (Global Privacy Control), and the owner honours it. */
export function hasSignal({ gpc }: Config): boolean {
  return gpc !== 'ignore' && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true
}
