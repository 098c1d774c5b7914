import { DAY_MS } from '@goodword/core'
import { afterEach, expect, test, vi } from 'vitest'
import { withStay } from '../stay.ts'
import { examineLifetime } from './lifetime.ts'
import type { DoctorConfig, KnownVisit } from './parts.ts'
import { collect, CONFIG } from './test-parts.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})

const NOW = Date.UTC(2026, 0, 1)
const visitOf = (stays?: KnownVisit['stays']): KnownVisit => ({
  id: 'v1',
  code: 'ada1',
  at: NOW,
  ...(stays && { stays }),
})

async function lifetime(config: Partial<DoctorConfig>, isGranted = true, visit: KnownVisit | null = visitOf()) {
  const [found] = await collect(examineLifetime({ ...CONFIG, ...config }, visit, isGranted, NOW))
  return found
}

test.for<[string, Partial<DoctorConfig>, boolean, string, string]>([
  ['no consent', {}, false, 'the page is left', 'No consent.'],
  ['storage none', { storage: 'none' }, true, 'the page is left', 'So says data-storage.'],
  ['storage session', { storage: 'session' }, true, 'the tab is closed', 'So says data-storage.'],
  ['the usual window', {}, true, '2026-04-01', 'So says data-window.'],
  ['a window that makes no sense', { window: 'abc' }, true, '2026-04-01', 'So says data-window.'],
  ['a short window', { window: '7' }, true, '2026-01-08', 'So says data-window.'],
  [
    'a window beyond what browsers keep',
    { window: 1000 },
    true,
    '2027-02-05',
    'Then this browser deletes what scripts store.',
  ],
])('with %s', async ([, config, isGranted, end, why]) => {
  expect(await lifetime(config, isGranted)).toMatchObject({ title: `A visit is kept until ${end}`, detail: why })
})

test('WebKit keeps for 7 days what scripts store, whatever the window', async () => {
  vi.stubGlobal('navigator', { vendor: 'Apple Computer, Inc.' })
  expect(await lifetime({})).toMatchObject({
    state: 'warn',
    title: 'A visit is kept until 2026-01-08',
    todo: expect.stringContaining('/v1/visit'),
  })
  expect(await lifetime({ window: 5 })).toMatchObject({ state: 'ok', title: 'A visit is kept until 2026-01-06' })
})

test.for<[KnownVisit['stays'], string, string]>([
  [{ until: NOW + 3 * DAY_MS, endedBy: 'browser' }, 'warn', '2026-01-04'],
  [{ until: NOW + 90 * DAY_MS, endedBy: 'window' }, 'ok', '2026-04-01'],
  [{ until: null, endedBy: 'tab' }, 'warn', 'the tab is closed'],
  [{ until: null, endedBy: 'page' }, 'warn', 'the page is left'],
])('a visit that says of itself how long it stays is believed: %j', async ([stays, state, end]) => {
  expect(await lifetime({}, true, visitOf(stays))).toMatchObject({ state, title: `A visit is kept until ${end}` })
})

test('consent for the session is told from data-storage', async () => {
  const visit = visitOf({ until: null, endedBy: 'tab' })
  expect((await lifetime({}, true, visit))?.detail).toBe('Consent for the session.')
  expect((await lifetime({ storage: 'session' }, true, visit))?.detail).toBe('So says data-storage.')
})

test.for(['Google Inc.', 'Apple Computer, Inc.'])(
  'before a landing it says what a visit says after it, %s',
  async (vendor) => {
    vi.stubGlobal('navigator', { vendor })
    for (const window of [undefined, 5, 30, 1000]) {
      const before = await lifetime({ window }, true, null)
      localStorage.setItem('goodword', `v1.${NOW}.ada1`)
      const after = await lifetime({ window }, true, withStay(visitOf(), window, undefined, NOW))
      expect(after).toEqual({ ...before, title: before?.title.replace('would be', 'is') })
      expect(before?.title).toContain('A visit would be kept until')
    }
  },
)

test('a page that gets no storage keeps it in memory', async () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new Error('SecurityError')
  })
  expect(await lifetime({}, true, null)).toMatchObject({
    title: 'A visit would be kept until the page is left',
    detail: 'The browser gives no storage.',
  })
  vi.restoreAllMocks()
})
