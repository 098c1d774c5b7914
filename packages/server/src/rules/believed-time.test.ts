import { DAY_MS } from '@goodword/core'
import { expect, test } from 'vitest'
import { believeBrowser, believeServer } from './believed-time.ts'

const RECEIVED = Date.UTC(2026, 0, 31)
const MINUTE = 60_000

test('believes a browser for the life of its queue and five minutes ahead', () => {
  for (const at of [RECEIVED - 7 * DAY_MS, RECEIVED, RECEIVED + 5 * MINUTE]) {
    expect(believeBrowser(at, RECEIVED)).toEqual({ at, isSkewed: false })
  }
})

test('takes the time of receipt for what lies outside, and says so', () => {
  for (const at of [0, RECEIVED - 7 * DAY_MS - 1, RECEIVED + 5 * MINUTE + 1]) {
    expect(believeBrowser(at, RECEIVED)).toEqual({ at: RECEIVED, isSkewed: true })
  }
})

test('lets a server date back without limit, but not ahead', () => {
  expect(believeServer(0, RECEIVED)).toEqual({ at: 0, isSkewed: false })
  expect(believeServer(undefined, RECEIVED)).toEqual({ at: RECEIVED, isSkewed: false })
  expect(believeServer(RECEIVED + MINUTE, RECEIVED)).toEqual({ at: RECEIVED, isSkewed: true })
  expect(() => believeServer(RECEIVED + 6 * MINUTE, RECEIVED)).toThrow(expect.objectContaining({ code: 'future_time' }))
})
