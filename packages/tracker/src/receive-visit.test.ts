import type { Visit } from '@goodword/core'
import { expect, test } from 'vitest'
import { receiveVisit } from './receive-visit.ts'
import { createBrowser, DAY_MS } from './test-page.ts'
import type { TrackerOptions } from './tracker.ts'

const NOW = 1_764_000_000_000

/** A visitor who comes to this URL, after another one if there was one. */
function arrive(query: string, { earlier, model, deny }: Partial<TrackerOptions> & { earlier?: string } = {}) {
  const browser = createBrowser()
  if (earlier) browser.visit(`https://shop.example/?ref=${earlier}`)
  const tracker = browser.visit(`https://shop.example/${query}`, { model, deny })
  receiveVisit(tracker, { params: 'ref,via', model, deny })
  return { browser, tracker }
}

test('takes up a visit that another domain has handed over, with its id and time, and reports its click', async () => {
  const at = NOW - 3 * DAY_MS
  const { browser, tracker } = arrive(`?ref=ada&goodword_visit=v-1_x.${at}#top`)
  expect(tracker.visit()).toEqual({ id: 'v-1_x', code: 'ada', at })
  await browser.settle()
  expect(browser.backend.events).toMatchObject([{ id: 'click:v-1_x', visit: { at } }])
})

test('takes it up where a hash router has the query', () => {
  expect(arrive(`#/plans?via=ada&goodword_visit=v1.${NOW}`).tracker.visit()).toMatchObject({ id: 'v1', code: 'ada' })
})

test('takes it up once, however often the page is loaded', async () => {
  const { browser, tracker } = arrive(`?ref=ada&goodword_visit=v1.${NOW}`)
  receiveVisit(tracker, { params: 'ref' })
  await browser.settle()
  const again = browser.visit(`https://shop.example/?ref=ada&goodword_visit=v1.${NOW}`)
  receiveVisit(again, { params: 'ref' })
  await browser.settle()
  expect(browser.backend.events).toHaveLength(1)
})

test.for([
  [NOW + DAY_MS, NOW + DAY_MS],
  [NOW + DAY_MS + 1, NOW],
  [999_999_999_999_999, NOW],
])('takes the time %d for %d', ([time, at]) => {
  expect(arrive(`?ref=ada&goodword_visit=v1.${time}`).tracker.visit()).toEqual({ id: 'v1', code: 'ada', at })
})

test.for(['?ref=ada', `?goodword_visit=v1.${NOW}`, `?ref=%3Cx%3E&goodword_visit=v1.${NOW}`])(
  'takes up nothing from %s',
  (query) => {
    const browser = createBrowser()
    browser.open(`https://shop.example/${query}`)
    const landed: unknown[] = []
    receiveVisit({ land: (visit) => landed.push(visit), visit: () => null }, { params: 'ref' })
    expect(landed).toEqual([])
  },
)

test.for([
  '?ref=ada&goodword_visit=',
  '?ref=ada&goodword_visit=v1',
  '?ref=ada&goodword_visit=v1.',
  `?ref=ada&goodword_visit=v1.${NOW}.more`,
  `?ref=ada&goodword_visit=v1;max-age=0.${NOW}`,
  `?ref=ada&goodword_visit=${'x'.repeat(129)}.${NOW}`,
  '?ref=ada&goodword_visit=v1.1234567890123456',
])('takes a broken hand-over for a landing: %s', (query) => {
  const browser = createBrowser()
  browser.open(`https://shop.example/${query}`)
  const landed: (Visit | undefined)[] = []
  receiveVisit({ land: (visit) => landed.push(visit), visit: () => null }, { params: 'ref' })
  expect(landed).toEqual([{ id: expect.stringMatching(/^\d+$/), code: 'ada', at: NOW }])
})

test('takes up nothing whose code is denied', () => {
  expect(arrive(`?ref=ada&goodword_visit=v1.${NOW}`, { deny: 'ADA' }).tracker.visit()).toBeNull()
})

test('lets a later visit displace the known one, and tells which', async () => {
  const { browser, tracker } = arrive(`?ref=ada&goodword_visit=v1.${NOW + 1}`, { earlier: 'ben' })
  await browser.settle()
  expect(tracker.visit()).toMatchObject({ id: 'v1' })
  expect(browser.backend.events.at(-1)).toMatchObject({ visit: { id: 'v1' }, previous: { code: 'ben' } })
})

test('lets no earlier visit displace the known one, nor one whose window is long over', () => {
  for (const at of [NOW - 1, NOW - 100 * DAY_MS, 5]) {
    expect(arrive(`?ref=ada&goodword_visit=v1.${at}`, { earlier: 'ben' }).tracker.visit()?.code).toBe('ben')
  }
})

test('keeps the first with the model "first"', () => {
  const { tracker } = arrive(`?ref=ada&goodword_visit=v1.${NOW + 1}`, { earlier: 'ben', model: 'first' })
  expect(tracker.visit()?.code).toBe('ben')
})
