import { createMemoryAdapter } from '@goodword/adapters/memory'
import type { Identity, Visit } from '@goodword/core'
import { afterEach, expect, test, vi } from 'vitest'
import { defineElements } from './define.ts'
import type { ElementDefaults } from './inputs.ts'

const VISIT: Visit = { id: 'v', code: 'ada1', at: Date.UTC(2026, 10, 2) }

afterEach(() => document.body.replaceChildren())

/** A status on the page, and what it asks of the backend. */
async function put(defaults: ElementDefaults, identity: Identity | null = null) {
  const shop = createMemoryAdapter({ now: VISIT.at })
  shop.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
  const friend = vi.fn(shop.friend)
  const partner = vi.fn(shop.partner)
  defineElements({ ...defaults, adapter: { ...shop, friend, partner } })
  document.body.append(Object.assign(document.createElement('goodword-status'), { identity }))
  await new Promise((resolve) => setTimeout(resolve, 100))
  return { friend, partner }
}

test('an address alone is not asked about: asking would join it', async () => {
  const { friend, partner } = await put({}, { email: 'mia@shop.example' })
  expect([...friend.mock.calls, ...partner.mock.calls]).toEqual([])
})

test('a backend hears of the visit when that is permitted, and not before', async () => {
  let isPermitted = false
  const listeners = new Set<() => void>()
  const { friend, partner } = await put(
    {
      visit: () => VISIT,
      handOver: () => (isPermitted ? VISIT : null),
      onVisit(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    { token: 't.o.k' },
  )
  expect(friend).not.toHaveBeenCalled()
  // Who was sent is not asked who sent him.
  expect(partner).not.toHaveBeenCalled()
  isPermitted = true
  listeners.forEach((hear) => hear())
  await vi.waitFor(() => expect(friend).toHaveBeenCalledWith(VISIT, expect.anything()))
})
