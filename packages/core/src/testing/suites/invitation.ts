import { expect } from 'vitest'
import { check, type Suite } from '../check.ts'
import { ADA, BEN } from '../fixtures.ts'

export const invitationSuite: Suite = {
  title: 'invitation',
  needs: [],
  checks: [
    check('tells the friend who invites and what it brings', async ({ adapter }) => {
      expect(await adapter.invitation(ADA.code)).toMatchObject({
        code: ADA.code,
        partner: { name: 'Ada' },
        offer: {
          customer: [
            { ruleId: 'welcome', on: 'sale', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true },
          ],
        },
      })
    }),

    check('tells nothing of what the partner gets, nor more of him than the name', async ({ adapter }) => {
      const invitation = await adapter.invitation(ADA.code)
      expect(Object.keys(invitation?.offer ?? {}).toSorted()).toEqual(['customer', 'text'])
      expect(invitation?.partner).toEqual({ name: 'Ada' })
    }),

    check('knows a code written large', async ({ adapter }) => {
      expect(await adapter.invitation('ADA1')).toMatchObject({ partner: { name: 'Ada' } })
    }),

    check('names nobody when the partner has no name', async ({ adapter }) => {
      expect(await adapter.invitation(BEN.code)).toMatchObject({ partner: null })
    }),

    check('is null for a code that nobody has', async ({ adapter }) => {
      expect(await adapter.invitation('nobody')).toBeNull()
    }),

    check('is null for what can be no code', async ({ adapter }) => {
      const strange = ['', ' ', '../partners', '<script>alert(1)</script>', '%E0%A4%A', '\ud800', 'x'.repeat(5000)]
      expect(await Promise.all(strange.map((code) => adapter.invitation(code)))).toEqual(strange.map(() => null))
    }),

    check('is null for a partner who does not earn now', async ({ adapter, host }) => {
      await host.setStatus('ada', 'paused')
      expect(await adapter.invitation(ADA.code)).toBeNull()
    }),

    check('rejects with the reason of the signal when it is given up', async ({ adapter }) => {
      const reason = new Error('Nobody looks any more.')
      await expect(adapter.invitation(ADA.code, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    }),
  ],
}
