import { DAY_MS, type Visit } from '@goodword/core'
import { readCookieFacts } from './cookie-facts.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig, Verdict } from './parts.ts'

/** A cookie of the page's own server is not shortened. */
const FIRST_PARTY = 'Lead a path of your own host to the backend: its POST /v1/visit sets a cookie that lasts.'

/** How long will this browser really keep the visit, and why no longer? */
export async function examineLifetime(
  page: Window,
  { window, storage }: DoctorConfig,
  visit: Visit | null,
  consent: Verdict,
  now: number,
): Promise<Finding[]> {
  const say = (end: string, why: string, state: 'ok' | 'warn' = 'warn', todo = '') => [
    finding('lifetime', state, `The visit is kept until ${end}`, why, todo),
  ]
  if (consent < 1) return say('the page is left', 'No consent.')
  if (storage === 'none') return say('the page is left', 'data-storage="none"')
  if (!hasStorage(page)) return say('the page is left', 'The browser gives no storage: a sandboxed frame, or a setting.')
  if (storage === 'session') return say('the tab is closed', 'data-storage="session"')
  if (consent < 2) return say('the browser is closed', 'Consent for the session.')

  const days = Number(window) > 0 ? Number(window) : 90
  const start = visit?.at ?? now
  const limits: [end: number, why: string, todo?: string][] = [
    [start + days * DAY_MS, `data-window: ${days} days.`],
    [start + 400 * DAY_MS, 'No browser keeps a cookie for longer.'],
  ]
  // Every browser of an iPhone is WebKit, and says so here whatever its name.
  if (/^Apple/.test(page.navigator.vendor) || 'brave' in page.navigator)
    limits.push([start + 7 * DAY_MS, 'This browser deletes what scripts store after 7 days.', FIRST_PARTY])
  const expires = visit && (await readCookieFacts(page))?.expires
  // A second or two pass between computing and storing.
  if (expires) limits.push([expires + 2000, 'So says the cookie.', FIRST_PARTY])
  const [end, why, todo] = limits.reduce((least, one) => (one[0] < least[0] ? one : least))
  return say(new Date(end).toISOString().slice(0, 10), why, todo ? 'warn' : 'ok', todo)
}

function hasStorage(page: Window): boolean {
  try {
    return Boolean(page.localStorage)
  } catch {
    return false
  }
}
