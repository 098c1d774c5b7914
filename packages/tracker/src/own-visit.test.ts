import { expect, test } from 'vitest'
import { forgetOwnVisit } from './own-visit.ts'
import { createBrowser, NOTHING } from './test-page.ts'

/** A page of somebody whose own codes the widget has noted. */
function open(query: string, own = '') {
  const browser = createBrowser()
  if (own) document.cookie = `goodword_own=${own};path=/`
  const tracker = browser.visit(`https://shop.example/${query}`)
  forgetOwnVisit(tracker)
  return { browser, tracker }
}

test('forgets the visit of a partner who opened his own link', async () => {
  const { browser, tracker } = open('?ref=ada', '.ada.')
  expect(tracker.visit()).toBeNull()
  await browser.settle()
  expect(browser.stored()).toEqual({ ...NOTHING, cookie: 'goodword_own=.ada.' })
})

test('knows each of his codes, in either case', () => {
  expect(open('?ref=Ben', '.ada.BEN.').tracker.visit()).toBeNull()
})

test.for<[string, string]>([
  ['?ref=ada', ''],
  ['?ref=ada', '.ben.'],
  ['?ref=ad', '.ada.'],
  ['?ref=ada', '.ada-2.xada.'],
])('keeps the visit by %s of somebody with the codes "%s"', ([query, own]) => {
  expect(open(query, own).tracker.visit()).not.toBeNull()
})

test('forgets a visit that comes later, and one whose partner is recognized later', async () => {
  const { browser, tracker } = open('', '.ada.')
  history.pushState({}, '', '/?ref=ada')
  tracker.capture()
  await browser.settle()
  expect(tracker.visit()).toBeNull()
  tracker.land({ id: 'v1', code: 'ben', at: Date.now() })
  await browser.settle()
  expect(tracker.visit()?.code).toBe('ben')
})

test('is not deceived by a cookie with a similar name', () => {
  const browser = createBrowser()
  document.cookie = 'not_goodword_own=.ada.;path=/'
  const tracker = browser.visit('https://shop.example/?ref=ada')
  forgetOwnVisit(tracker)
  expect(tracker.visit()?.code).toBe('ada')
})
