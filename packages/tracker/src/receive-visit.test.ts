import { expect, test } from 'vitest'
import { receiveVisit } from './receive-visit.ts'
import { createBrowser, DAY_MS } from './test-page.ts'
import type { TrackerOptions } from './tracker.ts'

const NOW = 1_764_000_000_000

/** A visitor who comes to this URL, after another one if there was one. */
function arrive(query: string, { earlier, ...options }: Partial<TrackerOptions> & { earlier?: string } = {}) {
  const browser = createBrowser()
  if (earlier) browser.visit(`https://shop.example/?ref=${earlier}`)
  const tracker = browser.visit(`https://shop.example/${query}`, options)
  receiveVisit(tracker, options)
  return { browser, tracker }
}

test('takes up a visit that another domain has handed over, with its id and time, and reports its click once', async () => {
  const at = NOW - 3 * DAY_MS
  const { browser, tracker } = arrive(`?ref=ada&goodword_visit=v-1_x.${at}#top`)
  expect(tracker.visit()).toEqual({ id: 'v-1_x', code: 'ada', at })
  await browser.settle()
  expect(browser.backend.events).toMatchObject([{ id: 'click:v-1_x', visit: { id: 'v-1_x', code: 'ada' } }])
})

test.for([NOW + 1, NOW + 2 * DAY_MS, NOW - 90 * DAY_MS, 5])('takes the time %i for now', (time) => {
  expect(arrive(`?ref=ada&goodword_visit=v1.${time}`).tracker.visit()).toEqual({ id: 'v1', code: 'ada', at: NOW })
})

test('goes by the window of the program', () => {
  const query = `?ref=ada&goodword_visit=v1.${NOW - 3 * DAY_MS}`
  expect(arrive(query, { window: 2 }).tracker.visit()).toMatchObject({ at: NOW })
  expect(arrive(query, { window: 4 }).tracker.visit()).toMatchObject({ at: NOW - 3 * DAY_MS })
})

test.for([
  '?ref=ada',
  '?ref=ada&goodword_visit=',
  '?ref=ada&goodword_visit=v1',
  '?ref=ada&goodword_visit=v1.',
  `?ref=ada&goodword_visit=v1.${NOW - 5}.more`,
  `?ref=ada&goodword_visit=v1;max-age=0.${NOW - 5}`,
  '?ref=ada&goodword_visit=v1.1234567890123456',
])('takes what is no hand-over, or a broken one, for a landing of now: %s', (query) => {
  expect(arrive(query).tracker.visit()).toMatchObject({ code: 'ada', at: NOW })
})

test.for([`?goodword_visit=v1.${NOW}`, `?ref=%3Cx%3E&goodword_visit=v1.${NOW}`])(
  'lands nowhere without a code: %s',
  (query) => {
    expect(arrive(query).tracker.visit()).toBeNull()
  },
)

test('takes up nothing whose code is denied', () => {
  expect(arrive(`?ref=ada&goodword_visit=v1.${NOW}`, { deny: 'ADA' }).tracker.visit()).toBeNull()
})

test('lets the visit displace the known one, and tells which', async () => {
  const { browser, tracker } = arrive(`?ref=ada&goodword_visit=v1.${NOW - 1}`, { earlier: 'ben' })
  await browser.settle()
  expect(tracker.visit()).toMatchObject({ id: 'v1' })
  expect(browser.backend.events.at(-1)).toMatchObject({ visit: { id: 'v1' }, previous: { code: 'ben' } })
})

test('keeps the first with the model "first"', () => {
  const { tracker } = arrive(`?ref=ada&goodword_visit=v1.${NOW - 1}`, { earlier: 'ben', model: 'first' })
  expect(tracker.visit()?.code).toBe('ben')
})
