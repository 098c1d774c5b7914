import { expect } from 'vitest'
import { ableSessionOf, check, type Suite } from '../check.ts'
import { ADA, arrive, BEN, leadOf, SALE, worldWith } from '../fixtures.ts'

/** A world whose owner has said where links may lead. */
const HOSTED_WORLD = worldWith({ hosts: ['shop.example'] })

const codesOf = (links: readonly { code: string }[]) => links.map(({ code }) => code)

export const linksSuite: Suite = {
  title: 'createLink',
  needs: ['partner', 'createLink'],
  checks: [
    check('gives a link with the label and a code of its own, ready to share', async (harness) => {
      const link = await (await ableSessionOf(harness)).createLink({ label: '  Tea blog  ' })
      expect(link).toMatchObject({ label: 'Tea blog', clicks: 0 })
      expect(link.code).not.toBe(ADA.code)
      expect(new URL(link.url).searchParams.get('ref')).toBe(link.code)
    }),

    check('leads where the first link does', async (harness) => {
      const session = await ableSessionOf(harness)
      const { url } = await session.createLink({ label: 'Tea blog' })
      const first = (await session.me()).links[0]!.url
      const landing = (link: string) => new URL(link).origin + new URL(link).pathname
      expect(landing(url)).toBe(landing(first))
    }),

    check('stands behind the first one', async (harness) => {
      const session = await ableSessionOf(harness)
      const [blog, talk] = [await session.createLink({ label: 'Blog' }), await session.createLink({ label: 'Talk' })]
      const { links } = await session.me()
      expect(links).toEqual([expect.objectContaining({ code: ADA.code, label: null }), blog, talk])
    }),

    check('has another code each time, also for the same label', async (harness) => {
      const session = await ableSessionOf(harness)
      await session.createLink({ label: 'Blog' })
      await session.createLink({ label: 'Blog' })
      expect(new Set(codesOf((await session.me()).links)).size).toBe(3)
    }),

    check(
      'leads to another page of the program',
      async (harness) => {
        const session = await ableSessionOf(harness)
        const link = await session.createLink({ label: 'Oolong', url: 'https://shop.example/oolong?size=2#cup' })
        const url = new URL(link.url)
        expect([url.host, url.pathname, url.hash]).toEqual(['shop.example', '/oolong', '#cup'])
        expect(Object.fromEntries(url.searchParams)).toEqual({ size: '2', ref: link.code })
      },
      HOSTED_WORLD,
    ),

    check(
      'leads nowhere else',
      async (harness) => {
        const session = await ableSessionOf(harness)
        const elsewhere = [
          'https://evil.example/',
          'https://shop.example.evil.example/',
          'https://shop.example@evil.example/',
        ]
        for (const url of elsewhere) {
          const call = session.createLink({ label: 'Elsewhere', url })
          await expect(call, url).rejects.toMatchObject({ code: 'host_not_allowed', retryable: false })
        }
        for (const url of ['', 'oolong', 'javascript:alert(1)', 'data:text/html,x']) {
          const call = session.createLink({ label: 'No page', url })
          const code = expect.stringMatching(/^(invalid|host_not_allowed)$/)
          await expect(call, url).rejects.toMatchObject({ code, retryable: false })
        }
        expect((await session.me()).links).toHaveLength(1)
      },
      HOSTED_WORLD,
    ),

    check('is known at once', async (harness) => {
      const { code } = await (await ableSessionOf(harness)).createLink({ label: 'Blog' })
      expect(await harness.adapter.invitation(code)).toMatchObject({ code, partner: { name: 'Ada' } })
    }),

    check('credits the same partner, and says by which link a friend came', async (harness) => {
      const session = await ableSessionOf(harness)
      const { code } = await session.createLink({ label: 'Tea blog' })
      const visit = await arrive(harness, code)
      await harness.adapter.record([leadOf(visit, visit.at)])
      await harness.host.conversion({ ...SALE, at: visit.at })
      expect((await session.referrals()).data).toMatchObject([{ source: { code, label: 'Tea blog' } }])
      expect((await session.rewards()).data).toHaveLength(1)
    }),

    check('has no label to tell of the first link', async (harness) => {
      const session = await ableSessionOf(harness)
      await session.createLink({ label: 'Tea blog' })
      const visit = await arrive(harness)
      await harness.adapter.record([leadOf(visit, visit.at)])
      expect((await session.referrals()).data).toMatchObject([{ source: { code: ADA.code, label: null } }])
    }),

    check('counts its own clicks', async (harness) => {
      const session = await ableSessionOf(harness)
      const { code } = await session.createLink({ label: 'Tea blog' })
      await arrive(harness, code)
      expect((await session.me()).links).toMatchObject([{ clicks: 0 }, { code, clicks: 1 }])
    }),

    check('takes a label of 60 characters, and none that is longer, empty or no line of text', async (harness) => {
      const session = await ableSessionOf(harness)
      const longest = 'x'.repeat(60)
      expect(await session.createLink({ label: longest })).toMatchObject({ label: longest })
      for (const label of ['', '   ', `${longest}x`, 'Tea\nblog', 'Tea\u0000']) {
        await expect(session.createLink({ label }), JSON.stringify(label)).rejects.toMatchObject({ code: 'invalid' })
      }
      expect((await session.me()).links).toHaveLength(2)
    }),

    check('may be done until there are 50 links', async (harness) => {
      const session = await ableSessionOf(harness)
      for (let number = 2; number <= 50; number += 1) await session.createLink({ label: `Link ${number}` })
      await expect(session.createLink({ label: 'One more' })).rejects.toMatchObject({ code: 'invalid' })
      expect((await session.me()).links).toHaveLength(50)
    }),

    check('is nobody else’s', async (harness) => {
      await (await ableSessionOf(harness)).createLink({ label: 'Tea blog' })
      expect(codesOf((await (await ableSessionOf(harness, 'ben')).me()).links)).toEqual([BEN.code])
    }),
  ],
}
