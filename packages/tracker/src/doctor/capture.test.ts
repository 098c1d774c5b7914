import { afterEach, expect, test, vi } from 'vitest'
import { examineCapture } from './capture.ts'
import type { DoctorConfig } from './parts.ts'
import { collect, CONFIG, goTo, openPage, titles } from './test-parts.ts'

afterEach(() => vi.unstubAllGlobals())

const visitOf = (code: string) => ({ id: 'v1', code, at: 1 })

async function capture(query: string, config: Partial<DoctorConfig> = {}, remembered: string | null = null) {
  openPage('', () => Response.json({}))
  goTo(`https://shop.example/tea${query}`)
  const visit = remembered ? visitOf(remembered) : null
  return titles(examineCapture({ ...CONFIG, ...config }, CONFIG.api, visit))
}

test('says which parameter brought the code, also behind the hash, in the order of preference', async () => {
  const ok = ['ok capture: ref brings a code', 'ok code: A partner has the code ada1']
  expect(await capture('?ref=ada1', {}, 'ada1')).toEqual(ok)
  expect(await capture('?via=ben2&ref=ada1', {}, 'ada1')).toEqual(ok)
  expect(await capture('#/plans?ref=ada1', {}, 'ada1')).toEqual(ok)
  expect(await capture('?partner=ada1', { params: ['partner'] }, 'ada1')).toContain('ok capture: partner brings a code')
})

test.for([
  ['', 'note capture: No code in the address'],
  ['?ref=mia@example.com', 'warn capture: ref brings no code: not letters, digits, - and _ only'],
  ['?ref=', 'warn capture: ref brings no code: not letters, digits, - and _ only'],
  [`?ref=${'x'.repeat(65)}`, 'warn capture: ref brings no code: more than 64 characters'],
  ['?ref=ProductHunt', 'warn capture: ref brings no code: data-deny has it'],
] as const)('%s is no code, and it says why', async ([query, title]) => {
  expect(await capture(query, { deny: 'newsletter, producthunt' })).toEqual([title])
})

test('repeats no value that may be personal', async () => {
  expect((await capture('?ref=mia@example.com')).join()).not.toContain('mia')
})

test('a code that was not kept is a warning', async () => {
  expect(await capture('?ref=ada1', {}, 'ben2')).toContain('warn capture: ref brings a code that is not kept')
})

test('a code that nobody has is a warning, and an answer that says nothing of it is none', async () => {
  openPage('', () => Response.json({ code: 'unknown_code' }, { status: 404 }))
  expect(await titles(examineCapture(CONFIG, CONFIG.api, visitOf('ada1')))).toContain(
    'warn code: Nobody has the code ada1',
  )
  openPage('', () => Response.json({ code: 'origin_not_allowed' }, { status: 403 }))
  const [capture, ...more] = await collect(examineCapture(CONFIG, CONFIG.api, visitOf('ada1')))
  expect(capture?.detail).toBe('ada1 is remembered.')
  expect(more).toEqual([])
})
