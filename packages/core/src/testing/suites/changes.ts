import { expect, vi } from 'vitest'
import type { Change, PartnerSession } from '../../adapter.ts'
import { check, sessionOf, type Suite } from '../check.ts'
import { ADA, arrive } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

/** Numbers visits across a whole run, so that none is taken for a repetition. */
let visitNumber = 0

/** Lets things happen until a listener has heard of them: listening may take a moment to begin. */
async function happenUntilHeard(harness: AdapterHarness, listener: (change: Change) => void): Promise<void> {
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
async function listenAs(harness: AdapterHarness): Promise<{
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

export const changesSuite: Suite = {
  title: 'onChange',
  needs: ['partner', 'onChange'],
  checks: [
    check('tells that something changed, and nobody’s data', async (harness) => {
      const { session, listener } = await listenAs(harness)
      session.close()
      for (const [change] of listener.mock.calls) {
        expect(Object.keys(change)).toEqual(['kind'])
        expect(['referral', 'reward', 'me']).toContain(change.kind)
      }
    }),

    check('tells every listener of a session', async (harness) => {
      const { session, listener } = await listenAs(harness)
      const second = vi.fn()
      session.onChange!(second)
      listener.mockClear()
      await happenUntilHeard(harness, second)
      expect(listener).toHaveBeenCalled()
      session.close()
    }),

    check('tells a listener no more once it was stopped', async (harness) => {
      const { session, listener, stop } = await listenAs(harness)
      const witness = vi.fn()
      session.onChange!(witness)
      stop()
      stop()
      listener.mockClear()
      await happenUntilHeard(harness, witness)
      expect(listener).not.toHaveBeenCalled()
      session.close()
    }),

    check('tells nothing after the session was closed', async (harness) => {
      const closed = await listenAs(harness)
      closed.session.close()
      closed.listener.mockClear()
      expect(closed.session.onChange!(closed.listener)).toBeTypeOf('function')
      const witness = await listenAs(harness)
      expect(witness.listener).toHaveBeenCalled()
      expect(closed.listener).not.toHaveBeenCalled()
      witness.session.close()
    }),
  ],
}
