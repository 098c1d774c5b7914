import type { Invitation, RecordResult, TrackedEvent } from '@goodword/core'
import type { World } from '@goodword/core/testing'
import { createMemoryHarness } from '../memory-harness.ts'

/** The service of the walk-through in the README: somebody else's, with names of its own. */
export interface ShopApi {
  saveReferralEvents(events: readonly TrackedEvent[]): Promise<RecordResult>
  findInvitation(code: string): Promise<Invitation | null>
}

export async function startShop(world: World) {
  const { adapter, clock, host, close } = await createMemoryHarness(world)
  const api: ShopApi = {
    saveReferralEvents: (events) => adapter.record(events),
    findInvitation: (code) => adapter.invitation(code),
  }
  return { api, clock, host, stop: close }
}
