import { expect, test, vi } from 'vitest'
import { createParts, openPage, settle, SHOP, start, tag, TAG } from './test-page.ts'

const panel = () => document.querySelector('goodword-doctor')

test('examines what runs, when it is asked, and shows nothing', async () => {
  openPage(TAG, `${SHOP}?ref=ada`)
  const goodword = start(createParts(['more', 'doctor']))
  const report = await goodword.doctor()
  expect(report).toMatchObject({
    version: '1.2.3',
    doctorVersion: '1.2.3',
    visit: { code: 'ada' },
    consent: { state: 'granted', by: null },
  })
  expect(report.findings.find(({ id }) => id === 'capture')).toMatchObject({ state: 'ok' })
  expect(panel()).toBeNull()
})

test.for([
  ['data-debug', tag('data-debug="1"'), SHOP],
  ['?goodword-doctor', TAG, `${SHOP}?goodword-doctor`],
] as const)('%s shows the panel, until the end', async ([, html, url]) => {
  openPage(html, url)
  const goodword = start(createParts(['more', 'doctor']))
  await vi.waitFor(() => expect(panel()).toBeTruthy())
  goodword.stop()
  expect(panel()).toBeNull()
})

test('asks consent managers before it speaks of them', async () => {
  openPage()
  window.dataLayer = [['consent', 'default', { ad_storage: 'denied' }]]
  const parts = createParts(['doctor', 'choices'])
  const goodword = start(parts)
  const report = await goodword.doctor()
  expect(parts.asked).toContain('choices')
  expect(report.consent).toEqual({ state: 'not decided', by: 'mode' })
  expect(report.findings.find(({ id }) => id === 'manager')?.title).toBe('Consent managers asked: Google Consent Mode')
  await settle()
})

test('says that consent managers could not be asked where that part does not come', async () => {
  openPage()
  window.__tcfapi = () => {}
  const parts = createParts(['doctor'])
  parts.missing.add('choices')
  const report = await start(parts).doctor()
  expect(report.consent.state).toBe('not decided')
  expect(report.findings.find(({ id }) => id === 'manager')?.title).toContain('choices.js is missing')
})

test('says that nothing is handed over where that part does not come', async () => {
  openPage(`${TAG}<form data-goodword></form>`, `${SHOP}?ref=ada`)
  const parts = createParts(['doctor'])
  parts.missing.add('more')
  const report = await start(parts).doctor()
  expect(report.findings.find(({ id }) => id === 'forms')).toMatchObject({
    state: 'fail',
    todo: expect.stringContaining('more.js is missing'),
  })
})
