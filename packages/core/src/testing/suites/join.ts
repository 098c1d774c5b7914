import { expect } from 'vitest'
import { check, type Suite } from '../check.ts'
import { ADA, clickOn, createVisit } from '../fixtures.ts'

const NEWCOMER = { email: 'new@people.example' }

export const joinSuite: Suite = {
  title: 'join',
  needs: ['join'],
  checks: [
    check('gives a link that is ready to share, with its code in it', async ({ adapter }) => {
      const joined = await adapter.join!(NEWCOMER)
      expect(new URL(joined.link).searchParams.get('ref')).toBe(joined.code)
      expect(joined.token).not.toBe('')
    }),

    check('answers a known address as it does an unknown one', async ({ adapter }) => {
      const [known, unknown] = [await adapter.join!({ email: ADA.email }), await adapter.join!(NEWCOMER)]
      expect(Object.keys(known).toSorted()).toEqual(Object.keys(unknown).toSorted())
      expect(known.code).not.toBe(ADA.code)
    }),

    check('gives another code each time', async ({ adapter }) => {
      const [first, second] = [await adapter.join!(NEWCOMER), await adapter.join!(NEWCOMER)]
      expect(first.code).not.toBe(second.code)
    }),

    check('knows the new code at once', async (harness) => {
      const { code } = await harness.adapter.join!(NEWCOMER)
      const visit = createVisit(harness, code)
      expect(await harness.adapter.record([clickOn(visit)])).toMatchObject({ codes: { [code]: 'known' } })
      expect(await harness.adapter.invitation(code)).toMatchObject({ code })
    }),

    check('refuses what is no address', async ({ adapter }) => {
      await expect(adapter.join!({ email: 'not an address' })).rejects.toMatchObject({
        code: 'invalid',
        retryable: false,
      })
    }),

    check('rejects with the reason of the signal when it is given up', async ({ adapter }) => {
      const reason = new Error('The form was closed.')
      await expect(adapter.join!(NEWCOMER, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    }),
  ],
}
