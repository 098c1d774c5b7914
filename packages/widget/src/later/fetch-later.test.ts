import { expect, test, vi } from 'vitest'
import { createLater } from './fetch-later.ts'

const parts = { words: {} }

test('fetches nothing before it is asked', () => {
  const load = vi.fn(() => Promise.resolve(parts))
  const later = createLater(load)
  expect(load).not.toHaveBeenCalled()
  expect(later.parts.value).toBeNull()
})

test('says when it could not be fetched, and tries again', async () => {
  const load = vi
    .fn<() => Promise<typeof parts>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValueOnce(parts)
  const later = createLater(load)
  later.fetch()
  await vi.waitFor(() => expect(later.isMissing.value).toBe(true))
  later.fetch()
  expect(later.isMissing.value).toBe(false)
  await vi.waitFor(() => expect(later.parts.value).toBe(parts))
})
