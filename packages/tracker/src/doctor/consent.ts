import { finding, type Finding } from './finding.ts'
import type { DoctorConfig, Page, Verdict } from './parts.ts'

const STATES = ['refused', 'not decided', 'for the session', 'granted']

const SOURCES: Record<string, string> = {
  tag: 'data-consent',
  page: 'goodword.consent()',
  kept: 'an earlier grant',
  gpc: 'Global Privacy Control',
  mode: 'Google Consent Mode',
  tcf: 'TCF',
  wp: 'WP Consent API',
}

const nameOf = (source: string) => SOURCES[source] ?? source

/** How consent stands. */
export interface Consent {
  /** `refused`, `not decided`, `for the session` or `granted`. */
  state: string
  /** The source that decides, such as `mode`; `null` where none has spoken. */
  by: string | null
  /** The same as a number. */
  verdict: Verdict
}

/** The lowest verdict counts; where nobody says anything, `auto` is a grant. */
export function readConsent(verdicts: Readonly<Record<string, Verdict>>): Consent {
  const [by, verdict] = Object.entries(verdicts).sort(([, one], [, other]) => one - other)[0] ?? [null, 2 as const]
  return { state: STATES[verdict + 1]!, by, verdict }
}

/** Who decides whether anything may be stored, and what stands in the way? */
export function* examineConsent(
  page: Window,
  { consent = 'auto' }: DoctorConfig,
  verdicts: Readonly<Record<string, Verdict>>,
): Generator<Finding> {
  const { state, verdict } = readConsent(verdicts)
  yield finding(
    'consent',
    verdict < 1 ? 'warn' : 'ok',
    `Consent: ${state}`,
    Object.entries(verdicts)
      .map(([source, one]) => `${nameOf(source)}: ${STATES[one + 1]}`)
      .join(', '),
    verdict < 1 && 'On a yes in your banner, call goodword.consent(true).',
  )
  const { dataLayer, __tcfapi, wp_has_consent } = page as Page
  const present = {
    // Entries are Arguments or arrays.
    mode: Array.isArray(dataLayer) && dataLayer.some((entry: unknown) => Object(entry)[0] === 'consent'),
    tcf: __tcfapi,
    wp: wp_has_consent,
  }
  const managers = Object.keys(present).filter((source) => present[source as 'mode'])
  yield finding(
    'manager',
    'note',
    `Consent managers seen: ${managers.map(nameOf).join(', ') || 'none'}`,
    !managers[0] && consent === 'auto' && 'With data-consent="auto" that is a grant. If one comes later, set "wait".',
  )
}
