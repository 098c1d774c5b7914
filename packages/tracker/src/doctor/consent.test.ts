import { expect, test } from 'vitest'
import { examineConsent, readConsent } from './consent.ts'
import type { DoctorConfig, Verdict } from './parts.ts'
import { collect, CONFIG, titles } from './test-parts.ts'

const examine = (verdicts: Record<string, Verdict>, page: object = {}, config: Partial<DoctorConfig> = {}) =>
  examineConsent(page as Window, { ...CONFIG, ...config }, verdicts)

test.for<[Record<string, Verdict>, string, string | null]>([
  [{}, 'granted', null],
  [{ tag: 2 }, 'granted', 'tag'],
  [{ tag: 2, gpc: -1, page: 1 }, 'refused', 'gpc'],
  [{ tag: 2, tcf: 0 }, 'not decided', 'tcf'],
  [{ page: 1 }, 'for the session', 'page'],
])('of %j the lowest counts', ([verdicts, state, by]) => {
  expect(readConsent(verdicts)).toMatchObject({ state, by })
})

test('says in words who said what, and what to do when nothing may be stored', async () => {
  const [consent] = await collect(examine({ tag: 2, mode: -1 }))
  expect(consent).toMatchObject({
    state: 'warn',
    title: 'Consent: refused',
    detail: 'data-consent: granted, Google Consent Mode: refused',
    todo: expect.stringContaining('goodword.consent(true)'),
  })
})

test('names the managers on the page, whichever way they came', async () => {
  const seen = (page: object) => titles(examine({}, page)).then(([, manager]) => manager)
  expect(await seen({})).toBe('note manager: Consent managers seen: none')
  expect(await seen({ dataLayer: [['consent', 'default', {}]] })).toContain('Google Consent Mode')
  expect(await seen({ dataLayer: [{ 0: 'consent', 1: 'update' }] })).toContain('Google Consent Mode')
  expect(await seen({ dataLayer: 'mine', __tcfapi() {}, wp_has_consent() {} })).toContain('TCF, WP Consent API')
})

test('says openly that auto without a manager is a grant', async () => {
  const detail = async (consent?: string) => (await collect(examine({}, {}, { consent })))[1]?.detail
  expect(await detail()).toContain('that is a grant')
  expect(await detail('wait')).toBe('')
})
