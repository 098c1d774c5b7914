import { expect, test } from 'vitest'
import { examineSurroundings } from './surroundings.ts'
import { openPage, titles } from './test-parts.ts'

test('tells of a frame, a preparation, a service worker and a wrong clock', async () => {
  const now = Date.UTC(2026, 0, 1)
  const { page, window, requests } = openPage(
    '',
    () => new Response(null, { headers: { date: new Date(now - 3_600_000).toUTCString() } }),
  )
  Object.defineProperties(page, { top: { value: {} }, origin: { value: 'https://shop.example' } })
  Object.defineProperty(window.document, 'prerendering', { value: true })
  Object.defineProperty(window.navigator, 'serviceWorker', { value: { controller: {} } })
  expect(await titles(examineSurroundings(page, now))).toEqual([
    'note prerender: The page is only prepared',
    'note frame: The page is in a frame',
    'warn clock: The clock of this device is 60 minutes ahead',
    'note worker: A service worker runs',
  ])
  expect(requests).toEqual(['HEAD /tea'])
})
