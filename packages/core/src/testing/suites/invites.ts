import { expect } from 'vitest'
import type { PartnerSession } from '../../adapter.ts'
import { DAY_MS } from '../../attribution.ts'
import { ableSessionOf, check, type Check, type Suite } from '../check.ts'
import { ADA, arrive, BEN, leadOf, worldWith } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

const CLEO = 'cleo@friends.example'
const DAN = 'dan@friends.example'
const PATIENCE_MS = 3 * DAY_MS

const inviting = (name: string, run: Check['run']): Check => check(name, run, worldWith({ invites: true }))

/** What became of each address. */
async function outcomesOf(session: Required<PartnerSession>, emails: readonly string[]): Promise<string[]> {
  return (await session.invite({ emails })).results.map(({ outcome }) => outcome)
}

/** So many addresses that nobody invited before. */
const strangers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `friend${from + index}@friends.example`)

/** A friend with this address came by somebody's link and signed up. */
async function signUp(harness: AdapterHarness, email: string, code: string = ADA.code): Promise<void> {
  const visit = await arrive(harness, code)
  await harness.adapter.record([leadOf(visit, visit.at, { email })])
}

/** The only mail that was sent. */
async function onlyInvite(session: Required<PartnerSession>) {
  const { data, next } = await session.invites()
  expect({ count: data.length, next }).toEqual({ count: 1, next: null })
  return data[0]!
}

/** Tells the backend that the owner of an address wants no more of its mails. */
async function unsubscribe({ host }: AdapterHarness, email: string): Promise<void> {
  if (!host.unsubscribe) throw new TypeError('A harness of a backend that sends invitations needs host.unsubscribe().')
  await host.unsubscribe(email)
}

export const invitesSuite: Suite = {
  title: 'invite',
  needs: ['partner', 'invite', 'invites', 'remind'],
  checks: [
    inviting('says what became of each address, in the order in which they were given', async (harness) => {
      const session = await ableSessionOf(harness)
      expect(await session.invite({ emails: [CLEO, 'no address', 'Cleo+tea@Friends.example', DAN] })).toEqual({
        results: [
          { email: CLEO, outcome: 'sent' },
          { email: 'no address', outcome: 'invalid' },
          { email: 'Cleo+tea@Friends.example', outcome: 'known' },
          { email: DAN, outcome: 'sent' },
        ],
      })
      expect((await session.invites()).data).toHaveLength(2)
    }),

    inviting('sends nothing twice', async (harness) => {
      const session = await ableSessionOf(harness)
      expect(await outcomesOf(session, [CLEO])).toEqual(['sent'])
      expect(await outcomesOf(session, [CLEO, DAN])).toEqual(['known', 'sent'])
      expect((await session.invites()).data).toHaveLength(2)
    }),

    inviting('takes the dots of Gmail for nothing', async (harness) => {
      const outcomes = await outcomesOf(await ableSessionOf(harness), ['cl.eo@gmail.com', 'cleo@googlemail.com'])
      expect(outcomes).toEqual(['sent', 'known'])
    }),

    inviting('knows only whom this partner has invited', async (harness) => {
      await outcomesOf(await ableSessionOf(harness), [CLEO])
      expect(await outcomesOf(await ableSessionOf(harness, BEN.externalId), [CLEO])).toEqual(['sent'])
    }),

    inviting('does not tell whether an address is anybody’s', async (harness) => {
      await signUp(harness, CLEO, BEN.code)
      const session = await ableSessionOf(harness)
      expect(await outcomesOf(session, [CLEO, BEN.email, DAN])).toEqual(['sent', 'sent', 'sent'])
      expect((await session.invites()).data.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    }),

    inviting('takes 1 to 20 addresses at a time', async (harness) => {
      const session = await ableSessionOf(harness)
      for (const emails of [[], strangers(21)]) {
        await expect(session.invite({ emails })).rejects.toMatchObject({ code: 'invalid', retryable: false })
      }
      expect(await session.invites()).toEqual({ data: [], next: null })
      expect(await outcomesOf(session, strangers(20))).toEqual(strangers(20).map(() => 'sent'))
    }),

    inviting('takes a note of 500 characters, and sends nothing with a longer one', async (harness) => {
      const session = await ableSessionOf(harness)
      const note = 'x'.repeat(500)
      await expect(session.invite({ emails: [CLEO], note: `${note}x` })).rejects.toMatchObject({ code: 'invalid' })
      expect((await session.invites()).data).toEqual([])
      const { results } = await session.invite({ emails: [CLEO], note, locale: 'en' })
      expect(results).toEqual([{ email: CLEO, outcome: 'sent' }])
    }),

    inviting('sends to 50 new friends within a day', async (harness) => {
      const session = await ableSessionOf(harness)
      const start = harness.clock.now()
      for (const from of [0, 20]) await outcomesOf(session, strangers(20, from))
      const last = strangers(20, 40)
      const outcomes = await outcomesOf(session, last)
      expect(outcomes).toEqual(last.map((_, index) => (index < 10 ? 'sent' : 'limited')))
      expect(await outcomesOf(session, [...strangers(1), 'no address', DAN])).toEqual(['known', 'invalid', 'limited'])
      expect(await outcomesOf(await ableSessionOf(harness, BEN.externalId), [DAN])).toEqual(['sent'])
      await harness.clock.set(start + DAY_MS + 60_000)
      expect(await outcomesOf(session, last.slice(8, 12))).toEqual(['known', 'known', 'sent', 'sent'])
    }),

    inviting('sends nothing to who wants no more', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, [CLEO])
      await unsubscribe(harness, CLEO)
      expect(await outcomesOf(session, [CLEO, 'Cleo+tea@friends.example'])).toEqual(['suppressed', 'suppressed'])
      expect(await outcomesOf(await ableSessionOf(harness, BEN.externalId), [CLEO, DAN])).toEqual([
        'suppressed',
        'sent',
      ])
    }),

    inviting('does not remind who wants no more', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, [CLEO])
      const { id } = await onlyInvite(session)
      await unsubscribe(harness, CLEO)
      await harness.clock.set(harness.clock.now() + PATIENCE_MS + 60_000)
      expect(await onlyInvite(session)).toMatchObject({ id, state: 'unsubscribed', canRemind: false })
      await expect(session.remind(id)).rejects.toMatchObject({ code: 'conflict', retryable: false })
    }),

    inviting('lists the mails newest first, with masked addresses', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, [CLEO])
      await harness.clock.set(harness.clock.now() + 60_000)
      await outcomesOf(session, [DAN])
      const { data, next } = await session.invites()
      expect(next).toBeNull()
      expect(data).toMatchObject([
        { email: 'd***@f***.example', state: 'sent', canRemind: false },
        { email: 'c***@f***.example', state: 'sent', canRemind: false },
      ])
      expect(Date.parse(data[0]!.at) - Date.parse(data[1]!.at)).toBeGreaterThanOrEqual(60_000)
      expect(JSON.stringify(data)).not.toMatch(/cleo|dan/)
    }),

    inviting('lists them page by page', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, strangers(3))
      const whole = await session.invites()
      const first = await session.invites({ limit: 2 })
      expect(first.data).toEqual(whole.data.slice(0, 2))
      expect(await session.invites({ limit: 2, after: first.next! })).toEqual({ data: whole.data.slice(2), next: null })
      for (const page of [{ limit: 0 }, { limit: 101 }, { after: 'nowhere' }]) {
        await expect(session.invites(page), JSON.stringify(page)).rejects.toMatchObject({ code: 'invalid' })
      }
    }),

    inviting('shows everybody his own mails only', async (harness) => {
      await outcomesOf(await ableSessionOf(harness), [CLEO])
      expect(await (await ableSessionOf(harness, BEN.externalId)).invites()).toEqual({ data: [], next: null })
    }),

    inviting('says who has become a friend of this partner since, by any spelling of the address', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, [CLEO])
      await signUp(harness, 'Cleo+shop@friends.example')
      await harness.clock.set(harness.clock.now() + PATIENCE_MS + 60_000)
      const invite = await onlyInvite(session)
      expect(invite).toMatchObject({ state: 'joined', canRemind: false })
      await expect(session.remind(invite.id)).rejects.toMatchObject({ code: 'conflict' })
    }),

    inviting('says nothing of who has become another partner’s friend', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, [CLEO])
      await signUp(harness, CLEO, BEN.code)
      expect(await onlyInvite(session)).toMatchObject({ state: 'sent' })
    }),

    inviting('reminds once, and not before the first mail has had three days', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, [CLEO])
      const invite = await onlyInvite(session)
      const end = Date.parse(invite.at) + PATIENCE_MS
      await harness.clock.set(end - 60_000)
      expect(await onlyInvite(session)).toMatchObject({ canRemind: false })
      await expect(session.remind(invite.id)).rejects.toMatchObject({ code: 'conflict', retryable: false })
      await harness.clock.set(end)
      expect(await onlyInvite(session)).toMatchObject({ id: invite.id, canRemind: true })
      expect(await session.remind(invite.id)).toEqual({ ...invite, canRemind: false })
      await expect(session.remind(invite.id)).rejects.toMatchObject({ code: 'conflict' })
      expect(await onlyInvite(session)).toEqual({ ...invite, canRemind: false })
    }),

    inviting('reminds of the own mails only', async (harness) => {
      const session = await ableSessionOf(harness)
      await outcomesOf(session, [CLEO])
      const { id } = await onlyInvite(session)
      await harness.clock.set(harness.clock.now() + PATIENCE_MS + 60_000)
      const ben = await ableSessionOf(harness, BEN.externalId)
      await expect(ben.remind(id)).rejects.toMatchObject({ code: 'not_found', retryable: false })
      await expect(session.remind('strange')).rejects.toMatchObject({ code: 'not_found' })
      expect(await onlyInvite(session)).toMatchObject({ canRemind: true })
    }),
  ],
}
