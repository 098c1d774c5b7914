import { DAY_MS } from '@goodword/core'
import { expect, test } from 'vitest'
import { examineLifetime } from './lifetime.ts'
import type { DoctorConfig, Verdict } from './parts.ts'
import { collect, CONFIG } from './test-parts.ts'

const NOW = Date.UTC(2026, 0, 1)
const visit = { id: 'v1', code: 'ada1', at: NOW }

async function lifetime(config: Partial<DoctorConfig>, page: object = {}, consent: Verdict = 2) {
  const window = { navigator: { vendor: 'Google Inc.' }, localStorage: {}, ...page } as unknown as Window
  const [found] = await collect(examineLifetime(window, { ...CONFIG, ...config }, visit, consent, NOW))
  return found
}

test.for<[string, Partial<DoctorConfig>, Verdict, string]>([
  ['no consent', {}, 0, 'the page is left'],
  ['a refusal', {}, -1, 'the page is left'],
  ['storage none', { storage: 'none' }, 2, 'the page is left'],
  ['storage session', { storage: 'session' }, 2, 'the tab is closed'],
  ['consent for the session', {}, 1, 'the browser is closed'],
  ['the usual window', {}, 2, '2026-04-01'],
  ['a window that makes no sense', { window: 'abc' }, 2, '2026-04-01'],
  ['a short window', { window: '7' }, 2, '2026-01-08'],
  ['a window beyond what browsers keep', { window: 1000 }, 2, '2027-02-05'],
])('with %s', async ([, config, consent, end]) => {
  expect((await lifetime(config, {}, consent))?.title).toBe(`A visit is kept until ${end}`)
})

test('WebKit keeps for 7 days what scripts store, whatever the window', async () => {
  const safari = { navigator: { vendor: 'Apple Computer, Inc.' } }
  expect(await lifetime({}, safari)).toMatchObject({
    state: 'warn',
    title: 'A visit is kept until 2026-01-08',
    todo: expect.stringContaining('/v1/visit'),
  })
  expect(await lifetime({ window: 5 }, safari)).toMatchObject({
    state: 'ok',
    title: 'A visit is kept until 2026-01-06',
  })
})

test('a cookie that says when it ends is believed', async () => {
  const until = (days: number) => ({ cookieStore: { get: async () => ({ expires: NOW + days * DAY_MS - 1000 }) } })
  expect(await lifetime({}, until(3))).toMatchObject({ state: 'warn', title: 'A visit is kept until 2026-01-04' })
  expect(await lifetime({}, until(90))).toMatchObject({ state: 'ok', title: 'A visit is kept until 2026-04-01' })
})

test('a page that gets no storage keeps it in memory', async () => {
  const page = {
    get localStorage(): Storage {
      throw new Error('SecurityError')
    },
  }
  const window = Object.create(page, { navigator: { value: { vendor: '' } } }) as Window
  const [found] = await collect(examineLifetime(window, CONFIG, null, 2, NOW))
  expect(found?.title).toBe('A visit is kept until the page is left')
})
