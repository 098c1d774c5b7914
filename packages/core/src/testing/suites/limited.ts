import { expect } from 'vitest'
import { check, openSession, type Suite } from '../check.ts'
import { ADA } from '../fixtures.ts'

const NEWCOMER = { email: 'new@people.example' }

export const limitedSuite: Suite = {
  title: 'a session before the mailed link was opened',
  needs: ['join', 'partner'],
  checks: [
    check('shows the own link to the token of join()', async ({ adapter }) => {
      const { code, token } = await adapter.join!(NEWCOMER)
      expect(await openSession(adapter, { token }).me()).toMatchObject({ limited: true, links: [{ code }] })
    }),

    check('shows no figures', async ({ adapter }) => {
      const { token } = await adapter.join!(NEWCOMER)
      const session = openSession(adapter, { token })
      const range = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }
      await expect(session.referrals()).rejects.toMatchObject({ code: 'forbidden', retryable: false })
      await expect(session.rewards()).rejects.toMatchObject({ code: 'forbidden' })
      await expect(session.summary(range)).rejects.toMatchObject({ code: 'forbidden' })
    }),

    check('joins an address once, however many reads there are', async ({ adapter }) => {
      const session = openSession(adapter, NEWCOMER)
      const [first, second] = await Promise.all([session.me(), session.me()])
      expect(first.limited).toBe(true)
      expect(first.links).toEqual(second.links)
    }),

    check('tells nothing of the person whose address it is', async ({ adapter }) => {
      const me = await openSession(adapter, { email: ADA.email }).me()
      expect(me).toMatchObject({ limited: true, name: null })
      expect(me.links.map(({ code }) => code)).not.toContain(ADA.code)
    }),
  ],
}
