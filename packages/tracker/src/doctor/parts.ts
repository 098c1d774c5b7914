import type { Visit } from '@goodword/core'
import type { Tracker } from '../tracker.ts'

/** What one source says of consent: refused · not decided · for this session · granted. */
export type Verdict = -1 | 0 | 1 | 2

/** The options as the owner wrote them, bad values included. */
export interface DoctorConfig {
  key: string
  api: string
  params?: unknown
  deny?: unknown
  window?: unknown
  model?: unknown
  consent?: unknown
  gpc?: unknown
  storage?: unknown
  domain?: unknown
  links?: unknown
  clean?: unknown
  debug?: unknown
  /** The nonce of the script's own tag. */
  nonce?: string
  /** URL that goodword.js came from. */
  home: string
}

/** What the doctor asks the running tracker. */
export interface DoctorTracker {
  visit(): Visit | null
  on: Tracker['on']
  /**
   * By source: `tag` (`data-consent`), `page` (`goodword.consent()`), `kept` (a visit stored by an earlier grant), `gpc`, `mode`
   * (Consent Mode), `tcf`, `wp`. The lowest counts.
   */
  verdicts(): Readonly<Record<string, Verdict>>
}

/** What goodword.js hands over. */
export interface Parts {
  /** The host's window. */
  page: Window
  /** The version of goodword.js. */
  version: string
  config: DoctorConfig
  tracker: DoctorTracker
}

/** What a page may hold beyond what every window has. Each may also be something else of that name. */
export interface Page extends Window {
  goodwordConfig?: object
  dataLayer?: unknown
  __tcfapi?: unknown
  wp_has_consent?: unknown
  ReportingObserver?: typeof ReportingObserver
}
