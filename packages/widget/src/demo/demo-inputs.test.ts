import { explainReferral, explainReward, type PartnerSession, type Reward } from '@goodword/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Inputs } from '../element/inputs.ts'
import { demoInputs } from './demo-inputs.ts'
import { SCENES } from './scenes.ts'

const NOW = Date.UTC(2026, 10, 25, 18, 30)
const OUTSIDE: Inputs = {
  adapter: { name: 'real', record: refuse, invitation: refuse },
  identity: { email: 'somebody@mail.example' },
  visit: { id: 'v1', code: 'real', at: NOW },
  defaults: { onPartner: refuse, keep: refuse, forget: refuse },
  demo: 'full',
  model: null,
  locale: () => 'en',
  tell: () => false,
}
const STATES = ['full', ...Object.keys(SCENES)]
/** Those in which a partner sees figures. */
const ANSWERING = STATES.filter((state) => !['loading', 'error', 'down', 'limited', 'stranger'].includes(state))

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

function refuse(): never {
  throw new Error('A demo touches nothing real.')
}

const play = (state: string) => demoInputs(OUTSIDE, state)
const sessionIn = (state: string) => play(state).adapter.partner!({ token: '' })

/** Every page of a list. */
async function all<T>(read: PartnerSession['rewards' | 'referrals'], limit = 100): Promise<T[]> {
  const found: unknown[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await read({ limit, ...(after && { after }) })
    found.push(...page.data)
    after = page.next
  }
  return found as T[]
}

/** What core's own rules say of a reward of the demo. */
const ruled = ({ payableAt, status: { state, reason } }: Reward) =>
  explainReward(
    {
      payableAt: Date.parse(payableAt!),
      heldFor: state === 'held' ? reason : null,
      rejectedFor: state === 'rejected' ? reason : null,
      isRedeemed: state === 'redeemed',
    },
    NOW,
  )

test.each(['full', 'pending', 'rejected', 'credit', 'cash', 'rtl', 'long', 'many'])(
  '%s holds only what the rules of a backend could have led to',
  async (state) => {
    const session = sessionIn(state)
    const { data: rewards } = await session.rewards({ limit: 100 })
    for (const reward of rewards)
      expect({ signals: reward.status.reason ? [reward.status.reason] : [], ...reward.status }).toMatchObject(
        ruled(reward),
      )
    const { data: referrals } = await session.referrals({ limit: 100 })
    for (const { rewards, joinedAt, status } of referrals) {
      const ruledStatus = explainReferral({
        hasJoined: joinedAt !== null,
        hasClaimedSale: status.reason === 'unverified',
        hasSale: status.state === 'rejected',
        missedFor: status.state === 'rejected' ? status.reason : null,
        rewards: rewards.map(ruled),
      })
      expect({ signals: ruledStatus.signals, ...status }).toEqual({ signals: undefined, ...ruledStatus })
    }
  },
)

test.each(ANSWERING)(
  'in %s the two lists run from the newest to the oldest, and the figures are their sum',
  async (state) => {
    const session = sessionIn(state)
    const rewards = await all<Reward>(session.rewards)
    const { earned, leads } = await session.summary({ from: '', to: '' })
    const times = rewards.map(({ earnedAt }) => earnedAt)
    expect(times).toEqual(times.toSorted().toReversed())
    const sumOf = (state: string) =>
      rewards.filter(({ status }) => status.state === state).reduce((sum, { amount }) => sum + amount, 0)
    if (leads)
      expect(earned[0]).toMatchObject({
        pending: sumOf('pending'),
        approved: sumOf('approved'),
        paid: sumOf('redeemed'),
      })
    expect(await all(session.referrals)).toHaveLength(leads)
  },
)

test('ten thousand rewards are turned page by page, each once', async () => {
  const rewards = await all<Reward>(sessionIn('many').rewards)
  expect(new Set(rewards.map(({ id }) => id)).size).toBe(10_000)
})

test('dates stay the same until tomorrow', async () => {
  const before = await sessionIn('full').referrals()
  vi.setSystemTime(NOW + 3 * 3_600_000)
  expect(await sessionIn('full').referrals()).toEqual(before)
  vi.setSystemTime(NOW + 24 * 3_600_000)
  expect(await sessionIn('full').referrals()).not.toEqual(before)
})

test('nothing of what stands around the element is used', () => {
  for (const state of STATES) {
    const { adapter, identity, visit, defaults } = play(state)
    expect(adapter).not.toBe(OUTSIDE.adapter)
    expect(identity).not.toEqual(OUTSIDE.identity)
    expect(visit).not.toEqual(OUTSIDE.visit)
    expect(defaults).toEqual({})
  }
})

test('a state that nobody knows is the full one', async () => {
  for (const name of ['', 'nonsense', 'toString', '__proto__']) {
    expect(await sessionIn(name).referrals()).toEqual(await sessionIn('full').referrals())
  }
})

describe('what the state is about', () => {
  test('loading: nothing ever answers', async () => {
    const answer = vi.fn()
    const { adapter } = play('loading')
    void adapter.program!().then(answer, answer)
    void sessionIn('loading').me().then(answer, answer)
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(answer).not.toHaveBeenCalled()
  })

  test('error: the link is there, the figures are not; down: nothing is', async () => {
    const error = sessionIn('error')
    expect((await error.me()).links).toHaveLength(2)
    const unavailable = { name: 'GoodwordError', code: 'unavailable', retryable: true }
    await expect(error.summary({ from: '', to: '' })).rejects.toMatchObject(unavailable)
    await expect(sessionIn('down').me()).rejects.toMatchObject(unavailable)
    await expect(play('down').adapter.invitation('k7mq')).rejects.toMatchObject(unavailable)
  })

  test('offline: as when the device is, with figures', async () => {
    expect(play('offline').network?.isOnline()).toBe(false)
    expect((await sessionIn('offline').summary({ from: '', to: '' })).leads).toBeGreaterThan(0)
    expect(play('full').network).toBeUndefined()
  })

  test('empty: the link, and nothing that came of it', async () => {
    const session = sessionIn('empty')
    expect((await session.me()).links).toHaveLength(1)
    expect(await session.summary({ from: '', to: '' })).toMatchObject({ clicks: 0, leads: 0, earned: [] })
    for (const read of [session.referrals, session.rewards, session.invites!, session.claims!]) {
      expect(await read()).toEqual({ data: [], next: null })
    }
    expect((await session.leaderboard!()).rows).toEqual([])
  })

  test('stranger: nobody is signed in, who joins has a link, and no figures yet', async () => {
    const { adapter, identity } = play('stranger')
    expect(identity).toBeNull()
    const { link, token } = await adapter.join!({ email: 'mara@mail.example' })
    const session = adapter.partner!({ token })
    expect(await session.me()).toMatchObject({ limited: true, can: [], links: [{ url: link }] })
    await expect(session.rewards()).rejects.toMatchObject({ code: 'forbidden' })
    expect(await adapter.invitation('k7mq')).not.toBeNull()
  })

  test('pending, rejected, cash, paused, long, rtl: each is what it is called', async () => {
    expect(new Set((await all<Reward>(sessionIn('pending').rewards)).map(({ status }) => status.state))).toEqual(
      new Set(['pending', 'held']),
    )
    const rejected = await sessionIn('rejected').referrals()
    expect(new Set(rejected.data.map(({ status }) => status.reason)).size).toBe(3)
    expect(rejected.data.every(({ status }) => status.state === 'rejected')).toBe(true)
    const cash = await sessionIn('cash').me()
    expect(cash).toMatchObject({
      kind: 'affiliate',
      offer: { partner: [{ form: 'cash', ppm: 200_000 }] },
      generosity: null,
    })
    expect((await sessionIn('paused').me()).status).toBe('paused')
    expect((await sessionIn('long').me()).links[0]!.code).toHaveLength(64)
    expect((await sessionIn('rtl').me()).name).toMatch(/^[\u0600-\u06ff]+$/)
  })
})

describe('what a partner does', () => {
  test('giving more moves both amounts', async () => {
    const session = sessionIn('full')
    const { generosity } = await session.me()
    const me = await session.update!({ given: generosity!.step * 2 })
    expect(me.generosity).toMatchObject({ given: 1000, most: 2000 })
    expect(me.offer).toMatchObject({ partner: [{ fixed: { amount: 1000 } }], customer: [{ fixed: { amount: 3000 } }] })
    expect(await session.me()).toEqual(me)
  })

  test('taking a reward answers with a code, and it stays taken', async () => {
    const session = sessionIn('full')
    const { approved } = (await session.summary({ from: '', to: '' })).earned[0]!
    const ready = (await session.rewards()).data.find(({ status }) => status.state === 'approved')!
    const taken = await session.redeem!(ready.id)
    expect(taken).toMatchObject({
      id: ready.id,
      status: { state: 'redeemed' },
      code: expect.stringMatching(/^GOOD-\d+$/),
    })
    expect(await session.redeem!(ready.id)).toEqual(taken)
    expect((await session.rewards()).data).toContainEqual(taken)
    expect((await session.summary({ from: '', to: '' })).earned[0]!.approved).toBe(approved - ready.amount)
  })

  test('mails are sent once, and can be looked at and repeated once', async () => {
    const session = sessionIn('full')
    const emails = ['ann@mail.example', 'nobody']
    const outcomes = async () => (await session.invite!({ emails })).results.map(({ outcome }) => outcome)
    expect(await outcomes()).toEqual(['sent', 'invalid'])
    expect(await outcomes()).toEqual(['known', 'invalid'])
    const { data } = await session.invites!()
    expect(data.map(({ email }) => email)).toEqual([expect.stringMatching(/^a\*\*\*/), expect.stringContaining('***')])
    const waiting = data.find(({ canRemind }) => canRemind)!
    expect(await session.remind!(waiting.id)).toMatchObject({ id: waiting.id, canRemind: false })
  })

  test('a friend’s claim is confirmed or declined, and stays so', async () => {
    const session = sessionIn('full')
    const claim = (await session.claims!()).data[0]!
    expect(claim.state).toBe('waiting')
    expect(await session.confirmClaim!(claim.id, { isMine: true })).toMatchObject({ state: 'confirmed' })
    expect((await session.claims!()).data[0]).toMatchObject({ id: claim.id, state: 'confirmed' })
  })

  test('a new link stands beside the others', async () => {
    const session = sessionIn('full')
    const link = await session.createLink!({ label: 'Newsletter' })
    expect((await session.me()).links).toContainEqual(link)
  })
})

test('a friend sees what was given, and how far it got', async () => {
  const visit = { id: 'v1', code: 'k7mq', at: NOW }
  const stepsIn = async (state: string) =>
    (await play(state).adapter.friend!(visit))!.steps.filter(({ at }) => at).length
  expect([await stepsIn('stranger'), await stepsIn('full'), await stepsIn('credit')]).toEqual([1, 2, 3])
  expect((await play('credit').adapter.friend!(visit))!.rewards).toMatchObject([
    { side: 'customer', status: { state: 'approved' } },
  ])
  expect(play('empty').visit).toBeNull()
  expect(await play('full').adapter.invitation('k7mq')).toMatchObject({ partner: { name: 'Mara Lindqvist' } })
})
