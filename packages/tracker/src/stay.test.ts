import { expect, test, vi } from 'vitest'
import { withStay } from './stay.ts'
import { createBrowser, DAY_MS } from './test-page.ts'
import type { TrackerOptions } from './tracker.ts'

/** A visit of now, as a browser of this maker keeps it. */
function land(options: Partial<TrackerOptions> = {}, vendor = 'Google Inc.') {
  const browser = createBrowser()
  vi.spyOn(navigator, 'vendor', 'get').mockReturnValue(vendor)
  const tracker = browser.visit('https://shop.example/?ref=ada', options)
  return { browser, tracker, visit: tracker.visit()!, now: Date.now() }
}

test.for([
  ['the window of the program', 90, 'Google Inc.', undefined, 90, 'window'],
  ['the usual window where none is set', undefined, 'Google Inc.', undefined, 90, 'window'],
  ['the usual window where it is nonsense', 'soon', 'Google Inc.', undefined, 90, 'window'],
  ['a window written as text', '30', '', undefined, 30, 'window'],
  ['the browser, after 400 days', 1000, 'Google Inc.', undefined, 400, 'browser'],
  ['WebKit, after seven days', 90, 'Apple Computer, Inc.', undefined, 7, 'browser'],
  ['a window shorter than seven days in WebKit', 5, 'Apple Computer, Inc.', undefined, 5, 'window'],
  ['the window where the backend set the cookie', 90, 'Apple Computer, Inc.', 100, 90, 'window'],
  ['the cookie of the backend', 90, 'Apple Computer, Inc.', 60, 60, 'browser'],
] as const)('is ended by %s', ([, windowDays, vendor, serverDays, days, endedBy]) => {
  const { visit, now } = land({}, vendor)
  const serverUntil = serverDays && now + serverDays * DAY_MS
  expect(withStay(visit, windowDays, serverUntil).stays).toEqual({ until: now + days * DAY_MS, endedBy })
})

test('counts the window from the landing, and the patience of the browser from now', () => {
  const { browser, visit, now } = land({}, 'Apple Computer, Inc.')
  browser.sleep(2 * DAY_MS)
  expect(withStay(visit, 90).stays).toEqual({ until: now + 9 * DAY_MS, endedBy: 'browser' })
  expect(withStay(visit, 8).stays).toEqual({ until: now + 8 * DAY_MS, endedBy: 'window' })
})

test.for<[string, () => unknown, string]>([
  ['its mirror alone', () => (document.cookie = 'goodword=;path=/;domain=shop.example;max-age=0;'), 'window'],
  ['its cookie alone', () => localStorage.clear(), 'window'],
])('stays by %s', ([, lose, endedBy]) => {
  const { visit } = land()
  lose()
  expect(withStay(visit, 90).stays.endedBy).toBe(endedBy)
})

test.for([
  ['the tab', { storage: 'session' }, 'tab'],
  ['the page', { storage: 'none' }, 'page'],
  ['the page, before there is a permission', { consent: 'wait' }, 'page'],
] as const)('ends with %s', ([, options, endedBy]) => {
  const { visit } = land(options)
  expect(withStay(visit, 90).stays).toEqual({ until: null, endedBy })
})

test('ends with the page where the browser refuses storage', () => {
  const { visit } = land({ storage: 'none' })
  const refuse = () => {
    throw new DOMException('Refused', 'SecurityError')
  }
  Object.defineProperty(document, 'cookie', { configurable: true, get: refuse, set: () => {} })
  for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, { getItem: refuse, clear: () => {} })
  expect(withStay(visit, 90).stays).toEqual({ until: null, endedBy: 'page' })
})

test('is no field of a visit that is stored, sent or printed', () => {
  const { visit } = land()
  const staying = withStay(visit, 90)
  expect(withStay(staying, 30).stays.until).toBeLessThan(Date.now() + 31 * DAY_MS)
  expect(Object.keys(staying)).toEqual(['id', 'code', 'at'])
  expect(JSON.parse(JSON.stringify(staying))).toEqual({ id: visit.id, code: 'ada', at: visit.at })
})
