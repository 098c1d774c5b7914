import { DAY_MS, type Visit } from '@goodword/core'
import { readCookieFacts } from './cookie-facts.ts'
import { finding, type Finding } from './finding.ts'
import type { DoctorConfig, Verdict } from './parts.ts'

/** A cookie of the page's own server is not shortened. */
const FIRST_PARTY = 'Lead a path of your own host to it: POST /v1/visit sets a cookie that lasts.'

/** How long will this browser really keep the visit, and why no longer? */
export async function* examineLifetime(
  page: Window,
  { window, storage }: DoctorConfig,
  visit: Visit | null,
  consent: Verdict,
  now: number,
): AsyncGenerator<Finding> {
  const say = (end: string, why: string, todo?: string) =>
    finding('lifetime', todo === '' ? 'ok' : 'warn', `A visit is kept until ${end}`, why, todo)
  const days = Number(window) > 0 ? Number(window) : 90
  if (consent < 1) yield say('the page is left', 'No consent.')
  else if (storage === 'none') yield say('the page is left', 'data-storage="none"')
  else if (!hasStorage(page)) yield say('the page is left', 'The browser gives no storage.')
  else if (storage === 'session') yield say('the tab is closed', 'data-storage="session"')
  else if (consent < 2) yield say('the browser is closed', 'Consent for the session.')
  else {
    const start = visit?.at ?? now
    const limits: [end: number, why: string, todo: string][] = [
      [start + days * DAY_MS, `data-window: ${days} days.`, ''],
      [start + 400 * DAY_MS, 'No browser keeps a cookie for longer.', ''],
    ]
    // Every browser of an iPhone is WebKit, and says so here whatever its name.
    if (page.navigator.vendor.startsWith('Apple') || 'brave' in page.navigator)
      limits.push([start + 7 * DAY_MS, 'This browser deletes what scripts store after 7 days.', FIRST_PARTY])
    const expires = visit && (await readCookieFacts(page))?.expires
    // Some seconds pass between computing and storing.
    if (expires) limits.push([expires + 9000, 'So says the cookie.', FIRST_PARTY])
    const [end, why, todo] = limits.sort(([one], [other]) => one - other)[0]!
    yield say(new Date(end).toISOString().slice(0, 10), why, todo)
  }
}

function hasStorage(page: Window): boolean {
  try {
    return !!page.localStorage
  } catch {
    return false
  }
}
