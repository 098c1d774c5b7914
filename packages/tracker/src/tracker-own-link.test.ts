import { expect, test } from 'vitest'
import { createBrowser, NOTHING } from './test-page.ts'

const SHOP = 'https://shop.example/'

/** A browser in which the widget has noted whose it is. */
function openBrowser(own: string) {
  const browser = createBrowser()
  document.cookie = `goodword_own=${own};path=/`
  return browser
}

test('a partner who opens the own link is no visit, and nothing is reported', async () => {
  const browser = openBrowser('@ada@')
  const tracker = browser.visit(`${SHOP}?ref=ada`)
  await browser.settle()
  expect(tracker.visit()).toBeNull()
  expect(browser.backend.batches).toEqual([])
  expect(browser.stored()).toEqual({ ...NOTHING, cookie: 'goodword_own=@ada@' })
})

test('the own link leaves the visit before it alone', async () => {
  const browser = openBrowser('@ada@')
  const before = browser.visit(`${SHOP}?ref=ben`).visit()
  const tracker = browser.visit(`${SHOP}?ref=ada`)
  await browser.settle()
  expect(tracker.visit()).toEqual(before)
  expect(browser.backend.events).toHaveLength(1)
})

test('each of the own codes counts, in either case', () => {
  expect(openBrowser('@ada@ben@').visit(`${SHOP}?ref=Ben`).visit()).toBeNull()
})

test.for<[code: string, own: string]>([
  ['ada', '@ben@'],
  ['ad', '@ada@'],
  ['ada', '@ada-2@xada@'],
  ['1', '@GA1.1.1@'],
])('?ref=%s is a visit of somebody with the own codes %s', ([code, own]) => {
  expect(openBrowser(own).visit(`${SHOP}?ref=${code}`).visit()?.code).toBe(code)
})

test('what the widget learns later counts for what a router brings', async () => {
  const browser = createBrowser()
  const tracker = browser.visit(SHOP)
  document.cookie = 'goodword_own=@ada@;path=/'
  history.pushState({}, '', '/?ref=ada')
  expect(tracker.visit()).toBeNull()
})
