import { expect } from 'vitest'
import { check, type Suite } from '../check.ts'

export const programSuite: Suite = {
  title: 'program',
  needs: ['program'],
  checks: [
    check('shows what anybody may know of the program', async ({ adapter }) => {
      expect(await adapter.program?.()).toMatchObject({
        name: 'Conformance',
        currency: 'USD',
        offer: {
          partner: [{ ruleId: 'thanks', fixed: { amount: 2000, currency: 'USD' }, minAmount: 5000, holdDays: 14 }],
          customer: [{ ruleId: 'welcome', fixed: { amount: 1000, currency: 'USD' }, holdDays: 0 }],
        },
      })
    }),

    check('says that visitors may join where join() is there', async ({ adapter }) => {
      const program = await adapter.program?.()
      expect(program?.can.includes('join')).toBe(adapter.join !== undefined)
    }),

    check('rejects with the reason of the signal when it is given up', async ({ adapter }) => {
      const reason = new Error('Nobody looks any more.')
      await expect(adapter.program?.({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    }),
  ],
}
