import { createMemoryAdapter, type MemoryAdapter } from '@goodword/adapters/memory'
import type { AdapterHarness, World } from '@goodword/core/testing'

/** The memory adapter in a world of the conformance suite. */
export async function createMemoryHarness({ program, settings, offer, partners }: World): Promise<AdapterHarness> {
  const adapter = createMemoryAdapter({ program: { ...program, ...settings }, offers: { customer: offer } })
  return harnessOf(adapter, adapter, partners)
}

/** An adapter, and the one on which the host's side is played: the same, or another over the same books. */
export function harnessOf(
  adapter: MemoryAdapter,
  { clock, host }: MemoryAdapter,
  partners: World['partners'],
): AdapterHarness {
  for (const partner of partners) host.partner(partner)
  return {
    adapter,
    clock: { now: clock.now, set: async (ms) => clock.set(ms) },
    host: {
      conversion: async (input) => host.conversion(input),
      setStatus: async (externalId, status) => host.setStatus(externalId, status),
      unsubscribe: async (email) => host.unsubscribe(email),
      async token(externalId, kind) {
        if (kind === 'forged') return createMemoryAdapter().host.token(externalId)
        const token = host.token(externalId)
        if (kind === 'expired') host.expireToken(token)
        return token
      },
    },
    close: async () => {},
  }
}
