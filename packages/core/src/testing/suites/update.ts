import { expect } from 'vitest'
import { ableSessionOf, check, type Suite } from '../check.ts'
import { ADA, worldWith } from '../fixtures.ts'

export const updateSuite: Suite = {
  title: 'update',
  needs: ['partner', 'update'],
  checks: [
    check('changes what was sent, and nothing else', async (harness) => {
      const session = await ableSessionOf(harness)
      const before = await session.me()
      await session.update({ name: '  Ada L.  ' })
      expect(await session.me()).toEqual({ ...before, name: 'Ada L.' })
      await session.update({ locale: 'pt-BR' })
      expect(await session.me()).toEqual({ ...before, name: 'Ada L.', locale: 'pt-BR' })
    }),

    check('answers with the whole partner', async (harness) => {
      const session = await ableSessionOf(harness)
      const answer = await session.update({ name: 'Ada L.' })
      expect(answer).toEqual(await session.me())
      expect(await session.update({})).toEqual(answer)
    }),

    check('takes a name and a language away', async (harness) => {
      const session = await ableSessionOf(harness)
      await session.update({ locale: 'de' })
      expect(await session.update({ name: null, locale: null })).toMatchObject({ name: null, locale: null })
      expect(await harness.adapter.invitation(ADA.code)).toMatchObject({ partner: null })
    }),

    check('is the same when it is repeated', async (harness) => {
      const session = await ableSessionOf(harness)
      const change = { name: 'Ada L.', locale: 'de-CH' }
      expect(await session.update(change)).toEqual(await session.update(change))
    }),

    check('is what friends read', async (harness) => {
      await (await ableSessionOf(harness)).update({ name: 'Ada L.' })
      expect(await harness.adapter.invitation(ADA.code)).toMatchObject({ partner: { name: 'Ada L.' } })
    }),

    check('takes a name of 80 characters and none that is longer, empty or no line of text', async (harness) => {
      const session = await ableSessionOf(harness)
      const longest = 'x'.repeat(80)
      expect(await session.update({ name: longest })).toMatchObject({ name: longest })
      for (const name of ['', '   ', `${longest}x`, 'Ada\nLovelace', 'Ada\u0000', '\u001b[1mAda']) {
        await expect(session.update({ name }), JSON.stringify(name)).rejects.toMatchObject({ code: 'invalid' })
      }
      expect(await session.me()).toMatchObject({ name: longest })
    }),

    check('refuses what is no language', async (harness) => {
      const session = await ableSessionOf(harness)
      for (const locale of ['', 'en_US', 'no language', '<b>', 'x'.repeat(36)]) {
        await expect(session.update({ locale }), locale).rejects.toMatchObject({ code: 'invalid' })
      }
      expect(await session.me()).toMatchObject({ locale: null })
    }),

    check('changes all or nothing', async (harness) => {
      const session = await ableSessionOf(harness)
      const before = await session.me()
      await expect(session.update({ name: 'Ada L.', locale: 'no language' })).rejects.toMatchObject({ code: 'invalid' })
      expect(await session.me()).toEqual(before)
    }),

    check('touches nobody else', async (harness) => {
      const ben = await ableSessionOf(harness, 'ben')
      const before = await ben.me()
      await (await ableSessionOf(harness)).update({ name: 'Ada L.', locale: 'de' })
      expect(await ben.me()).toEqual(before)
    }),

    check('has no place for being listed where there is no leaderboard', async (harness) => {
      expect(await (await ableSessionOf(harness)).me()).not.toHaveProperty('isListed')
    }),

    check(
      'lists nobody who has not agreed',
      async (harness) => {
        const session = await ableSessionOf(harness)
        expect(await session.me()).toMatchObject({ isListed: false })
        expect(await session.update({ isListed: true })).toMatchObject({ isListed: true })
        expect(await session.update({ name: 'Ada L.' })).toMatchObject({ isListed: true })
        expect(await session.update({ isListed: false })).toMatchObject({ isListed: false })
      },
      worldWith({ leaderboard: { minimum: 2 } }),
    ),
  ],
}
