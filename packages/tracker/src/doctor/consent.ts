import { finding, type Finding } from './finding.ts'
import type { DoctorConfig, Page, Verdict } from './parts.ts'

const STATES = ['refused', 'not decided', 'for the session', 'granted']

/** What a source is called, and what to do when it stands in the way. */
const SOURCES: Record<string, [name: string, todo?: string]> = {
  tag: ['data-consent'],
  page: ['goodword.consent()'],
  kept: ['an earlier grant'],
  gpc: ['Global Privacy Control', 'goodword.consent(true) outranks it; data-gpc="ignore" needs a legal basis.'],
  mode: ['Google Consent Mode', 'Let your banner call gtag("consent", "update", …).'],
  tcf: ['the TCF banner', 'Purpose 1 must be granted in it.'],
  wp: ['the WP Consent API', 'It must be granted in the banner.'],
}

const nameOf = (source: string) => SOURCES[source]?.[0] ?? source

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
export function examineConsent(
  page: Window,
  { consent }: DoctorConfig,
  verdicts: Readonly<Record<string, Verdict>>,
): Finding[] {
  const { state, by, verdict } = readConsent(verdicts)
  const said = Object.entries(verdicts).map(([source, one]) => `${nameOf(source)}: ${STATES[one + 1]}`)
  const findings = [
    finding(
      'consent',
      verdict < 1 ? 'warn' : 'ok',
      `Consent: ${state}`,
      said.join(', '),
      verdict < 1 && (SOURCES[by!]?.[1] ?? 'Call goodword.consent(true) when the visitor agrees.'),
    ),
  ]
  const { dataLayer, __tcfapi, wp_has_consent } = page as Page
  const present = {
    // Entries are Arguments or arrays.
    mode: Array.isArray(dataLayer) && dataLayer.some((entry: unknown) => Object(entry)[0] === 'consent'),
    tcf: __tcfapi,
    wp: wp_has_consent,
  }
  const managers = Object.keys(present).filter((source) => present[source as 'mode'])
  const unasked = managers.filter((source) => !(source in verdicts))
  if (unasked[0])
    findings.push(
      finding('manager', 'note', `Not asked: ${unasked.map(nameOf).join(', ')}`, '', 'data-consent="auto" asks.'),
    )
  else if (!managers[0] && (consent ?? 'auto') === 'auto')
    findings.push(
      finding(
        'manager',
        'note',
        'No consent manager was seen',
        'With data-consent="auto" that is a grant.',
        'If a banner comes later: data-consent="wait".',
      ),
    )
  return findings
}
