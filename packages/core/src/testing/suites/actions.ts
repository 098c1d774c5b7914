import { expect } from 'vitest'
import type { Options, PartnerSession } from '../../adapter.ts'
import { check, openSession, sessionOf, type SessionCapability, type Suite } from '../check.ts'
import { ADA, BEN, worldWith } from '../fixtures.ts'

/** A world where partners may do everything. */
const GENEROUS_WORLD = worldWith({
  invites: true,
  redeem: true,
  leaderboard: { minimum: 2 },
  claims: { days: 30, confirm: true },
  generosity: { most: 1500, step: 500 },
})

/** A member beyond reading, the word in `can` that stands for it, and a call of it that could be answered. */
interface Action {
  member: SessionCapability
  /** Absent: every full session may. */
  ability?: string
  call(session: PartnerSession, options?: Options): Promise<unknown> | undefined
}

const ACTIONS: readonly Action[] = [
  { member: 'update', call: (session, options) => session.update?.({ locale: 'en' }, options) },
  {
    member: 'createLink',
    ability: 'links',
    call: (session, options) => session.createLink?.({ label: 'Blog' }, options),
  },
  {
    member: 'invite',
    ability: 'invite',
    call: (session, options) => session.invite?.({ emails: ['cleo@friends.example'] }, options),
  },
  { member: 'invites', ability: 'invite', call: (session, options) => session.invites?.(options) },
  { member: 'remind', ability: 'invite', call: (session, options) => session.remind?.('strange', options) },
  { member: 'redeem', ability: 'redeem', call: (session, options) => session.redeem?.('strange', options) },
  { member: 'claim', ability: 'claim', call: (session, options) => session.claim?.({ code: BEN.code }, options) },
  { member: 'claims', ability: 'claim', call: (session, options) => session.claims?.(options) },
  {
    member: 'confirmClaim',
    ability: 'claim',
    call: (session, options) => session.confirmClaim?.('strange', { isMine: true }, options),
  },
  { member: 'leaderboard', ability: 'leaderboard', call: (session, options) => session.leaderboard?.(options) },
]

/** Calls every action that a session has, one after the other, and expects the same of each. */
async function expectOfEach(
  session: PartnerSession,
  options: Options | undefined,
  expectation: (call: Promise<unknown>, member: string) => Promise<void>,
  actions = ACTIONS,
): Promise<void> {
  for (const { member, call } of actions) {
    if (session[member]) await expectation(call(session, options)!, member)
  }
}

/** The words for what a session has members for. */
function abilitiesOf(session: PartnerSession, abilities: readonly string[]): string[] {
  const own = ACTIONS.filter(({ member, ability }) => session[member] && ability && abilities.includes(ability))
  return [...new Set(own.map(({ ability }) => ability!))].toSorted()
}

async function expectForbidden(call: Promise<unknown>, member: string): Promise<void> {
  await expect(call, member).rejects.toMatchObject({ code: 'forbidden', retryable: false })
}

export const actionsSuite: Suite = {
  title: 'what a partner may do',
  needs: ['partner'],
  checks: [
    check(
      'is said by his session, where the owner has switched everything on',
      async (harness) => {
        const session = await sessionOf(harness)
        const all = abilitiesOf(session, ['links', 'invite', 'redeem', 'claim', 'leaderboard'])
        expect((await session.me()).can.toSorted()).toEqual(expect.arrayContaining(all))
      },
      GENEROUS_WORLD,
    ),

    check('is a new link and no more, where the owner has switched nothing on', async (harness) => {
      const session = await sessionOf(harness)
      expect((await session.me()).can).toEqual(abilitiesOf(session, ['links']))
      const others = ACTIONS.filter(({ ability }) => ability !== undefined && ability !== 'links')
      await expectOfEach(session, undefined, expectForbidden, others)
    }),

    check(
      'is nothing of what the owner has not switched on, whatever else he has',
      async (harness) => {
        const session = await sessionOf(harness)
        expect((await session.me()).can).not.toContain('leaderboard')
        const others = ACTIONS.filter(({ ability }) => ability === 'leaderboard' || ability === 'claim')
        await expectOfEach(session, undefined, expectForbidden, others)
      },
      worldWith({ invites: true, redeem: true }),
    ),

    check(
      'is nothing before the mailed link was opened',
      async ({ adapter }) => {
        if (!adapter.join) return
        const { token } = await adapter.join({ email: 'new@people.example' })
        const session = openSession(adapter, { token })
        expect((await session.me()).can).toEqual([])
        await expectOfEach(session, undefined, expectForbidden)
      },
      GENEROUS_WORLD,
    ),

    check(
      'is nothing for a stranger',
      async ({ adapter, host }) => {
        const tokens = {
          invalid_token: await host.token('ada', 'forged'),
          token_expired: await host.token('ada', 'expired'),
        }
        for (const [code, token] of Object.entries(tokens)) {
          await expectOfEach(openSession(adapter, { token }), undefined, async (call, member) => {
            await expect(call, member).rejects.toMatchObject({ code, retryable: false })
          })
        }
      },
      GENEROUS_WORLD,
    ),

    check(
      'may be given up: each call rejects with the reason of its signal',
      async (harness) => {
        const session = await sessionOf(harness)
        const reason = new Error('The panel was closed.')
        await expectOfEach(session, { signal: AbortSignal.abort(reason) }, async (call, member) => {
          await expect(call, member).rejects.toBe(reason)
        })
        expect(await session.me()).toMatchObject({ name: ADA.name })
      },
      GENEROUS_WORLD,
    ),

    check(
      'ends with the session',
      async (harness) => {
        const session = await sessionOf(harness)
        session.close()
        await expectOfEach(session, undefined, async (call, member) => {
          await expect(call, member).rejects.toMatchObject({ name: 'AbortError' })
        })
      },
      GENEROUS_WORLD,
    ),
  ],
}
