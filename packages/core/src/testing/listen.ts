import { expect, vi } from 'vitest'
import type { Change, PartnerSession } from '../adapter.ts'
import { sessionOf } from './check.ts'
import { ADA, arrive } from './fixtures.ts'
import type { AdapterHarness } from './harness.ts'

/** Numbers visits across a whole run, so that none is taken for a repetition. */
let visitNumber = 0

/** Lets things happen until a listener has heard of them: listening may take a moment to begin. */
export async function happenUntilHeard(harness: AdapterHarness, listener: (change: Change) => void): Promise<void> {
  await vi.waitFor(
    async () => {
      visitNumber += 1
      await arrive(harness, ADA.code, `v${visitNumber}`)
      expect(listener).toHaveBeenCalled()
    },
    { timeout: 5000, interval: 50 },
  )
}

/** A session whose listener hears once the connection stands. */
export async function listenAs(harness: AdapterHarness): Promise<{
  session: PartnerSession
  listener: ReturnType<typeof vi.fn<(change: Change) => void>>
  stop: () => void
}> {
  const session = await sessionOf(harness)
  const listener = vi.fn<(change: Change) => void>()
  const stop = session.onChange!(listener)
  await happenUntilHeard(harness, listener)
  return { session, listener, stop }
}
