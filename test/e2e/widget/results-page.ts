import {
  GoodwordError,
  type BackendAdapter,
  type Claim,
  type Leaderboard,
  type PartnerSession,
  type PartnerView,
  type Referral,
  type Reward,
  type RewardTerms,
  type Status,
  type Tiers,
} from '@goodword/core'
import { defineElements } from '@goodword/widget'

/** What the backend of the page knows and does. Read anew at every call, so that a test may change it. */
export interface ResultsWorld {
  lang?: string
  dir?: 'ltr' | 'rtl'
  /** Added to each of the last 30 days, oldest first. Absent: a lively month. */
  clicks?: number[]
  leads?: number[]
  friends?: number
  rewards?: number
  /** Names of friends who say that this partner had sent them. */
  claims?: string[]
  tiers?: Partial<Tiers>
  tier?: string
  /** How many people stand in the leaderboard. */
  people?: number
  isListed?: boolean
  can?: string[]
  limited?: boolean
  /** Members that reject, and with what. */
  broken?: Record<string, 'unavailable' | 'conflict'>
  /** Members that answer with something else than they promise. */
  garbage?: Record<string, unknown>
  /** Members whose answers wait for `release(name)`. */
  slow?: string[]
  /** The name that the newest answers carry, to tell them from older ones. */
  friendName?: string
  /** Tokens stand for this many calls. */
  tokenLasts?: number
}

type Here = typeof globalThis & {
  world?: ResultsWorld
  asked?: [name: string, what?: unknown][]
  release?: (name: string, place?: number) => void
  change?: () => void
}
const here = globalThis as Here
here.world ??= {}
const { world } = here
Object.assign(document.documentElement, { lang: world.lang ?? 'en', dir: world.dir ?? 'ltr' })
// Axe takes the canvas of a dark page for a white one.
if (matchMedia('(prefers-color-scheme: dark)').matches) document.body.setAttribute('bgcolor', '#121212')

const asked: [name: string, what?: unknown][] = []
const waiting: { name: string; go: () => void }[] = []
const listeners = new Set<() => void>()
let tokens = 0
let calls = 0

const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()
function status<State extends string>(state: State, more: Partial<Status<State>> = {}): Status<State> {
  return { state, reason: null, waitingFor: null, earliest: null, ...more }
}

const terms = (tiers: Tiers | null): RewardTerms => ({
  ruleId: 'thanks',
  on: 'sale',
  form: 'credit',
  fixed: tiers ? null : { amount: 2000, currency: 'USD' },
  ppm: tiers ? 100_000 : null,
  tiers,
  recurringMonths: null,
  first: true,
  minAmount: 5000,
  holdDays: 14,
  expiresDays: null,
})

const codes = new Map<string, string>()
const answers = new Map<string, Claim['state']>()

function rewardAt(place: number): Reward {
  const id = `r_${place}`
  const kinds = [
    status('approved' as const),
    status('pending' as const, { reason: 'hold_period', waitingFor: 'time', earliest: daysAgo(-9) }),
    status('in_payout' as const, { waitingFor: 'time', earliest: daysAgo(-3) }),
    status('reversed' as const, { reason: 'refunded' }),
  ]
  const code = codes.get(id) ?? null
  return {
    id,
    side: 'partner',
    form: place % 4 === 2 ? 'cash' : 'credit',
    partnerId: 'p_1',
    customerId: null,
    conversionId: `c_${place}`,
    ruleId: 'thanks',
    offerVersion: 1,
    weightPpm: 1_000_000,
    base: 6000,
    amount: 2000,
    originalAmount: 2000,
    currency: 'USD',
    cappedFrom: null,
    fx: null,
    flags: [],
    earnedAt: daysAgo(20),
    payableAt: daysAgo(6),
    expiresAt: null,
    code,
    status: code ? status('redeemed', { reason: 'redeemed' }) : kinds[place % 4]!,
  }
}

function friendAt(place: number): Referral {
  const standings = [
    status('qualified' as const, { reason: 'hold_period', waitingFor: 'time', earliest: daysAgo(-9) }),
    status('joined' as const, { reason: 'awaiting_purchase', waitingFor: 'friend' }),
    status('rejected' as const, { reason: 'paid_ad' }),
    status('rewarded' as const),
  ]
  return {
    id: `f_${place}`,
    partnerId: 'p_1',
    friend: { name: place % 3 ? `${world.friendName ?? 'Mara'} ${place}` : null, email: 'm***@mail.example' },
    source: { code: 'k7mq', label: null, channel: null },
    visitedAt: daysAgo(place),
    joinedAt: daysAgo(place),
    qualifiedAt: null,
    rewards: place % 4 === 0 || place % 4 === 3 ? [rewardAt(place % 4 ? 0 : 1)] : [],
    status: standings[place % 4]!,
  }
}

function me(): PartnerView {
  const { tiers, tier = null, limited = false } = world
  const all = tiers && {
    by: 'count' as const,
    per: 'month' as const,
    steps: [
      { from: 0, ppm: 100_000 },
      { from: 10, ppm: 150_000 },
      { from: 25, ppm: 200_000 },
    ],
    ...tiers,
  }
  return {
    id: 'p_1',
    kind: 'customer',
    status: 'active',
    name: 'Ada',
    links: [{ id: 'l_1', url: 'https://shop.example/?ref=k7mq', code: 'k7mq', label: null, clicks: 0 }],
    coupon: null,
    offer: { partner: [terms(all ?? null)], customer: [{ ...terms(null), ruleId: 'hello', form: 'coupon' }] },
    tier,
    terms: null,
    locale: null,
    limited,
    can: world.can ?? ['redeem', 'claim', 'leaderboard'],
    isListed: world.isListed ?? false,
  }
}

function page<T>(count: number, make: (place: number) => T, after = '0', limit = 20) {
  const end = Math.min(count, +after + limit)
  const data = Array.from({ length: Math.max(0, end - +after) }, (_, place) => make(+after + place))
  return { data, next: end < count ? String(end) : null }
}

const LIVELY = Array.from({ length: 30 }, (_, day) => [3, 0, 5, 8, 2, 12, 7][day % 7]! + (day % 4))

function days() {
  const { clicks = LIVELY, leads = clicks.map((count, day) => (day % 9 === 5 && count ? 1 : 0)) } = world
  // One more than there are, as of any range of 30 days: the first is cut.
  return [0, ...clicks].map((count, day) => ({
    at: `${daysAgo(30 - day).slice(0, 10)}T00:00:00.000Z`,
    clicks: count,
    leads: day ? (leads[day - 1] ?? 0) : 0,
    sales: 0,
    earned: [],
  }))
}

function board(): Leaderboard {
  const people = world.people ?? 6
  const rows = Array.from({ length: people }, (_, place) => ({
    rank: place < 2 ? 1 : place + 1,
    name: place === 2 ? 'Ada' : place % 2 ? null : `Mara ${place}`,
    friends: Math.max(1, 20 - place * 3),
    isMe: place === 2,
  }))
  return { from: daysAgo(20), to: daysAgo(-10), rows: people < 5 ? [] : rows, people, minimum: 5 }
}

/** Answers as the world has it at the end, whatever it was when it was asked. */
async function answer<T>(name: string, what: unknown, give: () => T, token: () => Promise<string>): Promise<T> {
  asked.push([name, what])
  if (world.tokenLasts && calls++ % world.tokenLasts === 0) await token()
  if (world.slow?.includes(name)) await new Promise<void>((go) => waiting.push({ name, go }))
  const refusal = world.broken?.[name]
  if (refusal) throw new GoodwordError(refusal)
  const garbage = world.garbage
  return garbage && name in garbage ? (garbage[name] as T) : give()
}

function createSession(token: () => Promise<string>): PartnerSession {
  function say<T>(name: string, what: unknown, give: () => T) {
    return answer(name, what, give, token)
  }
  return {
    me: () => say('me', null, me),
    summary: ({ from, to, by }) =>
      say(by ? 'days' : 'summary', { from, to }, () => ({
        from,
        to,
        clicks: 130,
        leads: 4,
        sales: 2,
        earned: [{ currency: 'USD', form: 'credit', pending: 2000, held: 0, approved: 4000, paid: 2000, reversed: 0 }],
        series: by ? days() : [],
      })),
    referrals: ({ after, limit } = {}) =>
      say('referrals', after, () => page(world.friends ?? 4, friendAt, after, limit)),
    rewards: ({ after, limit } = {}) => say('rewards', after, () => page(world.rewards ?? 4, rewardAt, after, limit)),
    redeem: (id) =>
      say('redeem', id, () => {
        codes.set(id, `GOOD-${id}`)
        return rewardAt(Number(id.slice(2)))
      }),
    claims: () =>
      say('claims', null, () => ({
        data: (world.claims ?? []).map((name, place): Claim => claimAt(name, place)),
        next: null,
      })),
    confirmClaim: (id, { isMine }) =>
      say('confirmClaim', [id, isMine], () => {
        answers.set(id, isMine ? 'confirmed' : 'declined')
        const place = Number(id.slice(2))
        return claimAt(world.claims![place]!, place)
      }),
    leaderboard: () => say('leaderboard', null, board),
    update: (change) =>
      say('update', change, () => {
        world.isListed = change.isListed ?? false
        return me()
      }),
    onChange(heard) {
      const listener = () => heard({ kind: 'me' })
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {},
  }
}

const claimAt = (name: string, place: number): Claim => ({
  id: `c_${place}`,
  friend: { name, email: null },
  at: daysAgo(1),
  state: answers.get(`c_${place}`) ?? 'waiting',
})

const adapter: BackendAdapter = {
  name: 'page',
  record: async () => ({ accepted: 0, duplicates: 0, rejected: [], codes: {} }),
  invitation: async () => null,
  partner(identity) {
    const source = 'token' in identity ? identity.token : ''
    return createSession(async () => (typeof source === 'function' ? source() : source))
  },
}

Object.assign(here, {
  asked,
  /** Lets the oldest waiting call of that name go on, or the one at a place. */
  release(name: string, place = 0) {
    const one = waiting.filter((call) => call.name === name)[place]
    if (one) waiting.splice(waiting.indexOf(one), 1)
    one?.go()
  },
  change: () => listeners.forEach((listener) => listener()),
})
const me1 = {
  async token() {
    asked.push(['token', ++tokens])
    return `t_${tokens}`
  },
}
defineElements({ adapter, identity: () => me1 })
