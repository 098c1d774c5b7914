import {
  GoodwordError,
  type BackendAdapter,
  type FriendView,
  type Invitation,
  type PartnerView,
  type Reward,
} from '@goodword/core'
import { defineElements } from '@goodword/widget'

/** What the backend of the page knows and does. */
export interface FriendWorld {
  lang?: string
  dir?: 'ltr' | 'rtl'
  name?: string
  /** How far the friend has come; absent: nobody reported the visit. */
  stage?: 'visited' | 'joined' | 'held' | 'approved' | 'rejected'
  coupon?: string
  /** The answers to `friend()`: as it should be, never, after half a second, or something else. */
  answers?: 'well' | 'never' | 'late' | 'garbage' | 'failing'
  /** Nobody sent this visitor. */
  unsent?: boolean
  /** Somebody is signed in. */
  signedIn?: boolean
  claim?: 'waiting' | 'confirmed' | 'conflict' | 'unknown_code' | 'unavailable'
}

const world: FriendWorld = (globalThis as { world?: FriendWorld }).world ?? {}
Object.assign(document.documentElement, { lang: world.lang ?? 'en', dir: world.dir ?? 'ltr' })

// Axe takes the canvas of a dark page for a white one.
if (matchMedia('(prefers-color-scheme: dark)').matches) (document.body as HTMLBodyElement).bgColor = '#121212'

/** What the widget has asked of the backend, in its order. */
const asked: [name: string, what?: unknown][] = []

const reward = (state: 'pending' | 'approved' | 'rejected'): Reward => ({
  id: 'r_1',
  side: 'customer',
  form: 'coupon',
  partnerId: '',
  customerId: null,
  conversionId: 'c_1',
  ruleId: 'welcome',
  offerVersion: 1,
  weightPpm: 1_000_000,
  base: 6000,
  amount: 1000,
  originalAmount: 1000,
  currency: 'USD',
  cappedFrom: null,
  fx: null,
  flags: [],
  earnedAt: '2026-10-03T12:00:00Z',
  payableAt: '2026-10-17T12:00:00Z',
  expiresAt: null,
  code: state === 'approved' ? 'THANKS-10' : null,
  status: {
    pending: {
      state,
      reason: 'hold_period' as const,
      waitingFor: 'time' as const,
      earliest: '2026-10-17T12:00:00Z',
    },
    approved: { state, reason: null, waitingFor: null, earliest: null },
    rejected: { state, reason: 'min_amount' as const, waitingFor: null, earliest: null },
  }[state],
})

function view(): FriendView | null {
  if (!world.stage) return null
  const isAt = (index: number) => ['visited', 'joined', 'held'].indexOf(world.stage ?? '') < index
  const at = (index: number) =>
    ['visited', 'joined'].includes(world.stage!) && isAt(index) ? null : `2026-10-0${index + 1}T12:00:00Z`
  const rewards = {
    visited: [],
    joined: [],
    held: [reward('pending')],
    approved: [reward('approved')],
    rejected: [reward('rejected')],
  }[world.stage]
  const waits = { visited: 'awaiting_sign_up', joined: 'awaiting_purchase' } as const
  const own = rewards[0]?.status
  return {
    partner: world.name === '' ? null : { name: world.name ?? 'Ada' },
    steps: [
      { id: 'visited', at: at(0) },
      { id: 'joined', at: at(1) },
      { id: 'qualified', at: at(2) },
    ],
    status: own
      ? { ...own, state: own.state === 'rejected' ? 'rejected' : own.state === 'approved' ? 'rewarded' : 'qualified' }
      : {
          state: world.stage as 'visited' | 'joined',
          reason: waits[world.stage as 'visited' | 'joined'],
          waitingFor: 'friend',
          earliest: null,
        },
    rewards,
    coupon: world.coupon ?? null,
  }
}

const invitation = (): Invitation => ({
  code: 'k7mq',
  partner: world.name === '' ? null : { name: world.name ?? 'Ada' },
  offer: {
    customer: [
      {
        ruleId: 'welcome',
        on: 'sale',
        form: 'coupon',
        fixed: { amount: 1000, currency: 'USD' },
        ppm: null,
        tiers: null,
        recurringMonths: null,
        first: true,
        minAmount: 5000,
        holdDays: 0,
        expiresDays: null,
      },
    ],
    text: null,
  },
  coupon: world.coupon ?? null,
  expires: null,
})

const me = {
  links: [{ url: 'https://shop.example/?via=mine', code: 'mine' }],
  can: ['claim'],
} as unknown as PartnerView

const adapter: BackendAdapter = {
  name: 'page',
  record: async () => ({ accepted: 0, duplicates: 0, rejected: [], codes: {} }),
  invitation: async () => invitation(),
  async friend(visit) {
    asked.push(['friend', visit.id])
    if (world.answers === 'never') await new Promise(() => {})
    if (world.answers === 'late') await new Promise((resolve) => setTimeout(resolve, 500))
    if (world.answers === 'failing') throw new GoodwordError('unavailable')
    return world.answers === 'garbage' ? ({ steps: 7 } as unknown as FriendView) : view()
  },
  partner: () => ({
    me: async () => me,
    summary: () => new Promise(() => {}),
    referrals: async () => ({ data: [], next: null }),
    rewards: async () => ({ data: [], next: null }),
    async claim(sender) {
      asked.push(['claim', sender])
      if (world.claim === 'waiting' || world.claim === 'confirmed') return { state: world.claim }
      throw new GoodwordError(world.claim ?? 'unavailable')
    },
    close() {},
  }),
}

Object.assign(globalThis, { asked, world })
defineElements({
  adapter,
  visit: () => (world.unsent ? null : { id: 'v_1', code: 'k7mq', at: 0 }),
  keep() {},
  forget() {},
  ...(world.signedIn && { identity: () => ({ token: 't_1' }) }),
})
