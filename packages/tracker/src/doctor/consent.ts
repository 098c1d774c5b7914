import { finding, type Finding } from './finding.ts'
import type { Parts } from './parts.ts'

const SOURCES: Record<string, string> = {
  tag: 'data-consent',
  page: 'goodword.consent(), or an earlier grant',
  gpc: 'Global Privacy Control',
  mode: 'Google Consent Mode',
  tcf: 'TCF',
  wp: 'WP Consent API',
  part: 'one is here, choices.js is missing to ask it',
}

/** How consent stands, as far as the tracker acts upon it. */
export interface Consent {
  state: 'refused' | 'not decided' | 'for the session' | 'granted'
  /** The visit may be stored, for the session at least. */
  isGranted: boolean
  /** The source that decides, such as `mode`; `page` where a call, today or earlier, has the last word; `null`: nobody has spoken. */
  by: string | null
  /** What the tag, the browser and the consent managers say; `null` where one has not decided. */
  said: [source: string, choice: boolean | null][]
}

/** What the tracker does with the visit counts; without one, one denial is a denial, and `auto` is a grant. */
export function readConsent({ config: { consent, gpc, storage }, visit, handOver, choices }: Parts): Consent {
  const all: Record<string, boolean | null> = { ...choices }
  if (gpc !== 'ignore' && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true)
    all.gpc = null
  const said = Object.entries(all)
  if (consent === 'granted' || (consent === 'wait' && !said[0])) said.push(['tag', consent === 'granted' || null])
  const find = (wanted: boolean | null) => said.find(([, choice]) => choice === wanted)?.[0]

  const known = visit()
  const denier = find(false)
  const opponent = denier ?? find(null)
  const isGranted = known ? !!handOver() : !opponent
  const isShort = known?.stays?.endedBy === 'tab' && storage !== 'session'
  return {
    state: isGranted ? (isShort ? 'for the session' : 'granted') : denier ? 'refused' : 'not decided',
    isGranted,
    by: opponent ? (isGranted ? 'page' : opponent) : isGranted ? (find(true) ?? null) : 'page',
    said,
  }
}

/** Who decides whether anything may be stored, and what stands in the way? */
export function* examineConsent({ state, isGranted, by, said }: Consent): Generator<Finding> {
  const nameOf = (source: string) => SOURCES[source] ?? source
  yield finding(
    'consent',
    isGranted ? 'ok' : 'warn',
    `Consent: ${state}`,
    by === 'page'
      ? nameOf(by)
      : said
          .map(
            ([source, choice]) =>
              `${nameOf(source)}: ${choice === null ? 'not decided' : choice ? 'granted' : 'refused'}`,
          )
          .join(', '),
    !isGranted && 'On a yes in your banner, call goodword.consent(true).',
  )
  const managers = said.filter(([source]) => !/tag|gpc/.test(source)).map(([source]) => nameOf(source))
  yield finding(
    'manager',
    'note',
    `Consent managers asked: ${managers.join(', ') || 'none'}`,
    !said[0] && 'That is a grant. If one comes later, set data-consent="wait".',
  )
}
