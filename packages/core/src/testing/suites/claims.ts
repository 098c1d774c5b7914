import { expect } from 'vitest'
import type { PartnerSession } from '../../adapter.ts'
import { DAY_MS } from '../../attribution.ts'
import type { Claim } from '../../claim.ts'
import { ableSessionOf, check, type Check, type Suite } from '../check.ts'
import { ADA, arrive, BEN, leadOf, SALE, worldWith } from '../fixtures.ts'
import type { AdapterHarness } from '../harness.ts'

const DAYS = 30

/** Each sale earns, so that a check can count them. */
const OFFER = { partner: [{ id: 'each', form: 'cash', ppm: 100_000 }] } as const

const claiming = (name: string, run: Check['run'], confirm = true): Check =>
  check(name, run, worldWith({ claims: { days: DAYS, confirm } }, { partner: [...OFFER.partner] }))

/** The amounts of the orders that brought somebody a reward, newest first. */
async function basesOf(session: PartnerSession): Promise<number[]> {
  return (await session.rewards()).data.map(({ base }) => base)
}

/** Somebody whom nobody sent has signed up, as the host knows. */
async function signUpCleo({ host, clock }: AdapterHarness): Promise<void> {
  const at = clock.now() - DAY_MS
  await host.conversion({ type: 'lead', customerId: 'u1', name: 'Cleo', email: 'cleo@friends.example', at })
}

/** A friend said that Ada had sent him, and she has not answered yet. */
async function waitForAda(harness: AdapterHarness, customerId = 'u1') {
  const [friend, ada] = [await ableSessionOf(harness, customerId), await ableSessionOf(harness)]
  await friend.claim({ code: ADA.code })
  return { friend, ada, claim: (await ada.claims()).data[0]! }
}

/** A friend said that Ada had sent him, and she said that it is so. */
async function confirmByAda(harness: AdapterHarness): Promise<{ ada: Required<PartnerSession>; claim: Claim }> {
  const { ada, claim } = await waitForAda(harness)
  return { ada, claim: await ada.confirmClaim(claim.id, { isMine: true }) }
}

export const claimsSuite: Suite = {
  title: 'claim',
  needs: ['partner', 'claim', 'claims', 'confirmClaim'],
  checks: [
    claiming('waits for the partner whose code it names, written small or large', async (harness) => {
      const friend = await ableSessionOf(harness, 'u1')
      expect(await friend.claim({ code: 'ADA1' })).toEqual({ state: 'waiting' })
      expect((await (await ableSessionOf(harness)).claims()).data).toMatchObject([{ state: 'waiting' }])
    }),

    claiming('waits for the partner whose address it names', async (harness) => {
      const friend = await ableSessionOf(harness, 'u1')
      expect(await friend.claim({ email: ADA.email })).toEqual({ state: 'waiting' })
      expect((await (await ableSessionOf(harness)).claims()).data).toHaveLength(1)
    }),

    claiming('answers the same for an address that is nobody’s, and keeps nothing', async (harness) => {
      const friend = await ableSessionOf(harness, 'u1')
      expect(await friend.claim({ email: 'nobody@partners.example' })).toEqual({ state: 'waiting' })
      for (const partner of [ADA, BEN]) {
        const session = await ableSessionOf(harness, partner.externalId)
        expect(await session.claims()).toEqual({ data: [], next: null })
      }
    }),

    claiming('is shown with the name the friend gave and a masked address', async (harness) => {
      await signUpCleo(harness)
      const { ada } = await waitForAda(harness)
      const { data, next } = await ada.claims()
      expect(next).toBeNull()
      expect(data).toMatchObject([{ friend: { name: 'Cleo', email: 'c***@f***.example' }, state: 'waiting' }])
      expect(Math.abs(Date.parse(data[0]!.at) - harness.clock.now())).toBeLessThan(60_000)
      expect(JSON.stringify(data)).not.toMatch(/cleo@|"u1"/)
    }),

    claiming('refuses a code that nobody has, and one that does not earn now', async (harness) => {
      const friend = await ableSessionOf(harness, 'u1')
      await harness.host.setStatus(BEN.externalId, 'paused')
      for (const code of ['nobody', '', '<script>', BEN.code]) {
        await expect(friend.claim({ code }), code).rejects.toMatchObject({ code: 'unknown_code', retryable: false })
      }
      expect(await (await ableSessionOf(harness, BEN.externalId)).claims()).toEqual({ data: [], next: null })
    }),

    claiming('refuses what is no address', async (harness) => {
      const friend = await ableSessionOf(harness, 'u1')
      await expect(friend.claim({ email: 'no address' })).rejects.toMatchObject({ code: 'invalid', retryable: false })
    }),

    claiming('refuses the own code and the own address, by any spelling', async (harness) => {
      const ben = await ableSessionOf(harness, BEN.externalId)
      for (const sender of [{ code: BEN.code }, { email: BEN.email }, { email: 'Ben+tea@partners.example' }]) {
        await expect(ben.claim(sender)).rejects.toMatchObject({ code: 'conflict', retryable: false })
      }
      expect(await ben.claims()).toEqual({ data: [], next: null })
    }),

    claiming('comes too late for who was sent by somebody, and tells nothing of addresses then', async (harness) => {
      const visit = await arrive(harness, BEN.code)
      await harness.adapter.record([leadOf(visit, visit.at)])
      const friend = await ableSessionOf(harness, 'u1')
      for (const sender of [{ code: ADA.code }, { email: ADA.email }, { email: 'nobody@partners.example' }]) {
        await expect(friend.claim(sender)).rejects.toMatchObject({ code: 'conflict', retryable: false })
      }
      expect(await (await ableSessionOf(harness)).claims()).toEqual({ data: [], next: null })
    }),

    claiming('comes too late for who bought by somebody’s code', async (harness) => {
      await harness.host.conversion({ ...SALE, code: BEN.code })
      const friend = await ableSessionOf(harness, 'u1')
      await expect(friend.claim({ code: ADA.code })).rejects.toMatchObject({ code: 'conflict' })
    }),

    claiming('comes too late after another was confirmed', async (harness) => {
      await confirmByAda(harness)
      const friend = await ableSessionOf(harness, 'u1')
      for (const code of [ADA.code, BEN.code]) {
        await expect(friend.claim({ code })).rejects.toMatchObject({ code: 'conflict' })
      }
      expect((await (await ableSessionOf(harness)).claims()).data).toHaveLength(1)
    }),

    claiming('comes too late for who did something first more than 30 days ago', async (harness) => {
      const end = harness.clock.now() - DAYS * DAY_MS
      await harness.host.conversion({ ...SALE, orderId: 'o1', customerId: 'u1', at: end - 60_000 })
      await harness.host.conversion({ ...SALE, orderId: 'o2', customerId: 'u1', at: end + 60_000 })
      await harness.host.conversion({ ...SALE, orderId: 'o3', customerId: 'u2', at: end + 60_000 })
      const late = await ableSessionOf(harness, 'u1')
      await expect(late.claim({ code: ADA.code })).rejects.toMatchObject({ code: 'conflict', retryable: false })
      expect(await (await ableSessionOf(harness, 'u2')).claim({ code: ADA.code })).toEqual({ state: 'waiting' })
    }),

    claiming('is one for each friend: the newest replaces one that waits', async (harness) => {
      const { friend, ada } = await waitForAda(harness)
      await friend.claim({ code: ADA.code })
      expect((await ada.claims()).data).toHaveLength(1)
      await friend.claim({ code: BEN.code })
      expect(await ada.claims()).toEqual({ data: [], next: null })
      expect((await (await ableSessionOf(harness, BEN.externalId)).claims()).data).toMatchObject([{ state: 'waiting' }])
    }),

    claiming('stays as it is when the friend then names an address of nobody', async (harness) => {
      const { friend, ada, claim } = await waitForAda(harness)
      await friend.claim({ email: 'nobody@partners.example' })
      expect((await ada.claims()).data).toEqual([claim])
    }),

    claiming('stands among others newest first, page by page', async (harness) => {
      const first = await waitForAda(harness, 'u1')
      await harness.clock.set(harness.clock.now() + 60_000)
      const second = await waitForAda(harness, 'u2')
      const page = await first.ada.claims({ limit: 1 })
      expect(page).toEqual({ data: [second.claim], next: expect.any(String) })
      expect(await first.ada.claims({ limit: 1, after: page.next! })).toEqual({ data: [first.claim], next: null })
      await expect(first.ada.claims({ limit: 0 })).rejects.toMatchObject({ code: 'invalid' })
      expect(await (await ableSessionOf(harness, BEN.externalId)).claims()).toEqual({ data: [], next: null })
    }),

    claiming('moves nothing as long as it waits', async (harness) => {
      await signUpCleo(harness)
      const { ada } = await waitForAda(harness)
      await harness.host.conversion(SALE)
      expect(await ada.referrals()).toEqual({ data: [], next: null })
      expect(await ada.rewards()).toEqual({ data: [], next: null })
    }),

    claiming('makes a friend of who is confirmed, before he buys', async (harness) => {
      await signUpCleo(harness)
      const { ada, claim } = await confirmByAda(harness)
      expect(claim).toMatchObject({ state: 'confirmed', friend: { name: 'Cleo' } })
      expect((await ada.claims()).data).toEqual([claim])
      expect((await ada.referrals()).data).toMatchObject([
        { friend: { name: 'Cleo', email: 'c***@f***.example' }, status: { state: 'joined', waitingFor: 'friend' } },
      ])
    }),

    claiming('makes a friend of who did nothing yet', async (harness) => {
      const { ada } = await confirmByAda(harness)
      expect((await ada.referrals()).data).toMatchObject([{ rewards: [] }])
    }),

    claiming('credits what he had done in the 30 days before, once it is confirmed', async (harness) => {
      const at = harness.clock.now() - DAYS * DAY_MS + 60_000
      const sale = { ...SALE, at }
      expect((await harness.host.conversion(sale)).conversion.partners).toEqual([])
      const { ada } = await confirmByAda(harness)
      expect(await basesOf(ada)).toEqual([SALE.amount])
      const { duplicate, conversion, referral } = await harness.host.conversion(sale)
      expect(duplicate).toBe(true)
      expect(conversion.partners).toMatchObject([{ weightPpm: 1_000_000, why: 'claim' }])
      expect(referral).toMatchObject({ status: { state: 'qualified' } })
      expect((await ada.referrals()).data).toHaveLength(1)
    }),

    claiming('credits what he does afterwards, until the program’s window ends', async (harness) => {
      const { ada, claim } = await confirmByAda(harness)
      const end = Date.parse(claim.at) + 90 * DAY_MS
      await harness.clock.set(end)
      await harness.host.conversion({ ...SALE, orderId: 'o1', amount: 7000, at: end - 1 })
      await harness.host.conversion({ ...SALE, orderId: 'o2', amount: 8000, at: end })
      expect(await basesOf(ada)).toEqual([7000])
    }),

    claiming('gives way to a click', async (harness) => {
      const { ada } = await confirmByAda(harness)
      await harness.host.conversion({ ...SALE, orderId: 'o1', amount: 7000 })
      await harness.clock.set(harness.clock.now() + 60_000)
      const visit = await arrive(harness, BEN.code)
      await harness.host.conversion({ ...SALE, orderId: 'o2', amount: 8000, visitId: visit.id })
      expect(await basesOf(ada)).toEqual([7000])
      expect(await basesOf(await ableSessionOf(harness, BEN.externalId))).toEqual([8000])
    }),

    claiming('brings nothing when the partner says that it is not so', async (harness) => {
      const { ada, claim } = await waitForAda(harness)
      const declined = await ada.confirmClaim(claim.id, { isMine: false })
      expect(declined).toEqual({ ...claim, state: 'declined' })
      await harness.host.conversion(SALE)
      expect(await ada.referrals()).toEqual({ data: [], next: null })
      expect(await basesOf(ada)).toEqual([])
    }),

    claiming('may be answered the same again, and not otherwise', async (harness) => {
      for (const [customerId, isMine] of [
        ['u1', true],
        ['u2', false],
      ] as const) {
        const { ada, claim } = await waitForAda(harness, customerId)
        const answered = await ada.confirmClaim(claim.id, { isMine })
        expect(await ada.confirmClaim(claim.id, { isMine })).toEqual(answered)
        const other = ada.confirmClaim(claim.id, { isMine: !isMine })
        await expect(other).rejects.toMatchObject({ code: 'conflict', retryable: false })
        expect((await ada.claims()).data).toContainEqual(answered)
      }
    }),

    claiming('is answered by the partner it names, and by nobody else', async (harness) => {
      const { ada, claim, friend } = await waitForAda(harness)
      const ben = await ableSessionOf(harness, BEN.externalId)
      for (const [session, id] of [
        [ben, claim.id],
        [friend, claim.id],
        [ada, 'strange'],
      ] as const) {
        const answer = session.confirmClaim(id, { isMine: true })
        await expect(answer).rejects.toMatchObject({ code: 'not_found', retryable: false })
      }
      expect((await ada.claims()).data).toEqual([claim])
    }),

    claiming(
      'is confirmed at once where the program does not ask the partner',
      async (harness) => {
        const friend = await ableSessionOf(harness, 'u1')
        expect(await friend.claim({ code: ADA.code })).toEqual({ state: 'confirmed' })
        await harness.host.conversion(SALE)
        const ada = await ableSessionOf(harness)
        expect((await ada.claims()).data).toMatchObject([{ state: 'confirmed' }])
        expect(await basesOf(ada)).toEqual([SALE.amount])
      },
      false,
    ),
  ],
}
