import { expect, test, vi } from 'vitest'
import { createLater, type LaterParts } from './fetch-later.ts'

const parts = {} as LaterParts

test('fetches nothing before it is asked', () => {
  const load = vi.fn(() => Promise.resolve(parts))
  const later = createLater(load)
  expect(load).not.toHaveBeenCalled()
  expect(later.parts.value).toBeNull()
})

test('says when it could not be fetched, and tries again', async () => {
  const load = vi
    .fn<() => Promise<LaterParts>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValueOnce(parts)
  const later = createLater(load)
  later.fetch()
  await vi.waitFor(() => expect(later.isMissing.value).toBe(true))
  later.fetch()
  expect(later.isMissing.value).toBe(false)
  await vi.waitFor(() => expect(later.parts.value).toBe(parts))
})
