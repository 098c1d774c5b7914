import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { retryAfter } from './retry-after.ts'

const read = (value: string) => retryAfter(new Headers({ 'Retry-After': value }))

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 2, 9) })
})
afterEach(() => {
  vi.useRealTimers()
})

test('reads seconds and dates', () => {
  expect(read('120')).toBe(120_000)
  expect(read('Mon, 02 Nov 2026 09:00:30 GMT')).toBe(30_000)
})

test('names no wait where the header is missing, past or unreadable', () => {
  expect(retryAfter(new Headers())).toBeUndefined()
  expect(['0', '-5', 'soon', 'Mon, 02 Nov 2026 08:59:00 GMT'].map(read)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
