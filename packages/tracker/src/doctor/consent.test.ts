import type { Visit } from '@goodword/core'
import { afterEach, expect, test, vi } from 'vitest'
import type { Choices } from '../choices.ts'
import { examineConsent, readConsent } from './consent.ts'
import type { DoctorConfig, KnownVisit } from './parts.ts'
import { collect, createParts } from './test-parts.ts'

afterEach(() => vi.unstubAllGlobals())

const VISIT: Visit = { id: 'v1', code: 'ada1', at: 1 }

interface Situation {
  config?: Partial<DoctorConfig>
  choices?: Choices
  /** None, held in memory, or where it may be passed on. */
  visit?: 'held' | 'kept'
  stays?: KnownVisit['stays']
}

function read({ config = {}, choices, visit, stays }: Situation) {
  const known = visit ? { ...VISIT, ...(stays && { stays }) } : null
  const { parts } = createParts(config, {
    ...(choices && { choices }),
    visit: () => known,
    handOver: () => (visit === 'kept' ? known : null),
  })
  return readConsent(parts)
}

test.for<[Situation, string, string | null]>([
  [{}, 'granted', null],
  [{ visit: 'kept' }, 'granted', null],
  [{ config: { consent: 'granted' } }, 'granted', 'tag'],
  [{ config: { consent: 'wait' } }, 'not decided', 'tag'],
  [{ config: { consent: 'wait' }, visit: 'held' }, 'not decided', 'tag'],
  [{ config: { consent: 'wait' }, visit: 'kept' }, 'granted', 'page'],
  [{ config: { consent: 'wait' }, choices: { mode: true } }, 'granted', 'mode'],
  [{ choices: { mode: false, tcf: null } }, 'refused', 'mode'],
  [{ choices: { mode: true, tcf: null } }, 'not decided', 'tcf'],
  [{ choices: { mode: false }, visit: 'held' }, 'refused', 'mode'],
  [{ choices: { mode: false }, visit: 'kept' }, 'granted', 'page'],
  [{ choices: { mode: true }, visit: 'kept' }, 'granted', 'mode'],
  [{ visit: 'held' }, 'not decided', 'page'],
  [{ visit: 'kept', stays: { until: null, endedBy: 'tab' } }, 'for the session', null],
  [{ visit: 'kept', stays: { until: null, endedBy: 'tab' }, config: { storage: 'session' } }, 'granted', null],
])('%j is %s, by %s', ([situation, state, by]) => {
  expect(read(situation)).toMatchObject({ state, by })
})

test('Global Privacy Control leaves it undecided, unless the owner need not honour it', () => {
  vi.stubGlobal('navigator', { globalPrivacyControl: true })
  expect(read({})).toMatchObject({ state: 'not decided', by: 'gpc' })
  expect(read({ config: { consent: 'granted' } })).toMatchObject({ state: 'not decided', by: 'gpc' })
  expect(read({ visit: 'kept' })).toMatchObject({ state: 'granted', by: 'page' })
  expect(read({ config: { gpc: 'ignore' } })).toMatchObject({ state: 'granted', by: null })
})

const examine = (situation: Situation) => collect(examineConsent(read(situation)))

test('says in words who said what, and what to do when nothing may be stored', async () => {
  const [consent] = await examine({ choices: { tcf: true, mode: false, wp: null } })
  expect(consent).toMatchObject({
    state: 'warn',
    title: 'Consent: refused',
    detail: 'TCF: granted, Google Consent Mode: refused, WP Consent API: not decided',
    todo: expect.stringContaining('goodword.consent(true)'),
  })
})

test('says so when a call of the page, or an earlier day, has the last word', async () => {
  const [consent] = await examine({ choices: { mode: false }, visit: 'kept' })
  expect(consent).toMatchObject({ state: 'ok', detail: 'goodword.consent(), or an earlier grant' })
})

test('names the managers that are asked', async () => {
  const asked = async (choices?: Choices) => (await examine({ ...(choices && { choices }) }))[1]?.title
  expect(await asked()).toBe('Consent managers asked: none')
  expect(await asked({ gpc: null })).toBe('Consent managers asked: none')
  expect(await asked({ mode: true, tcf: null })).toBe('Consent managers asked: Google Consent Mode, TCF')
})

test('says openly that auto without a manager is a grant', async () => {
  const detail = async (consent?: string) => (await examine({ config: { consent } }))[1]?.detail
  expect(await detail()).toContain('That is a grant')
  expect(await detail('auto')).toContain('That is a grant')
  expect(await detail('wait')).toBe('')
  expect(await detail('granted')).toBe('')
})
