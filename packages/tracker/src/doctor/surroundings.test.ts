import { afterEach, expect, test, vi } from 'vitest'
import { examineSurroundings } from './surroundings.ts'
import { openPage, titles } from './test-parts.ts'

afterEach(() => vi.unstubAllGlobals())

test('tells of a frame, a service worker and a wrong clock', async () => {
  const now = Date.UTC(2026, 0, 1)
  const requests = openPage(
    '',
    () => new Response(null, { headers: { date: new Date(now - 3_600_000).toUTCString() } }),
  )
  vi.spyOn(window, 'top', 'get').mockReturnValue(null)
  vi.stubGlobal('origin', 'https://shop.example')
  vi.stubGlobal('navigator', { serviceWorker: { controller: {} } })
  expect(await titles(examineSurroundings(now))).toEqual([
    'note frame: The page is in a frame',
    'warn clock: The clock of this device is 60 minutes ahead',
    'note worker: A service worker runs',
  ])
  expect(requests).toEqual(['HEAD /tea'])
})
