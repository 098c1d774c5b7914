import { expect, vi } from 'vitest'
import { ableSessionOf, check, type Suite } from '../check.ts'
import { ADA, worldWith } from '../fixtures.ts'
import { happenUntilHeard, listenAs } from '../listen.ts'

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

    check('tells a partner what he changed elsewhere', async (harness) => {
      const session = await ableSessionOf(harness)
      if (!session.update) return
      const listener = vi.fn()
      session.onChange(listener)
      let number = 0
      const change = async () => {
        number += 1
        await session.update({ name: `Ada ${number}` })
        expect(listener).toHaveBeenCalledWith({ kind: 'me' })
      }
      await vi.waitFor(change, { timeout: 5000, interval: 50 }) // listening may take a moment to begin
      session.close()
    }),

    check(
      'tells a partner that a friend named him, and that the claim was answered',
      async (harness) => {
        const { listener, session } = await listenAs(harness)
        const [friend, ada] = [await ableSessionOf(harness, 'u1'), await ableSessionOf(harness)]
        const hear = () =>
          vi.waitFor(() => expect(listener).toHaveBeenCalledWith({ kind: 'referral' }), { timeout: 5000 })
        if (!friend.claim) return
        listener.mockClear()
        await friend.claim({ code: ADA.code })
        await hear()
        const { data } = await ada.claims()
        listener.mockClear()
        await ada.confirmClaim(data[0]!.id, { isMine: true })
        await hear()
        session.close()
      },
      worldWith({ claims: { days: 30, confirm: true } }),
    ),
  ],
}
