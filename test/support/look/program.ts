import type { BackendAdapter, PartnerView, Referral, Reward, Summary } from '@goodword/core'

/** What a panel of the tests can be asked to show. */
export type Sight = 'full' | 'new' | 'limited' | 'stranger' | 'failed' | 'loading'

const OFFER: PartnerView['offer'] = {
  partner: [terms('thanks', 'credit', 2000, 14)],
  customer: [terms('welcome', 'coupon', 1000, 0)],
}

export interface ProgramOptions {
  /** How long each answer takes. */
  latencyMs?: number
  theme?: Record<string, string>
}

/** A program that answers at once, with the same every time. */
export function createProgram(sight: Sight, { latencyMs = 0, theme = {} }: ProgramOptions = {}): BackendAdapter {
  const wait = <T>(value: T) =>
    new Promise<T>((resolve, reject) => {
      if (sight === 'loading') return
      setTimeout(() => (sight === 'failed' ? reject(new Error('down')) : resolve(value)), latencyMs)
    })
  const isNew = sight === 'new'
  return {
    name: 'look',
    record: async () => ({ accepted: [], rejected: [] }) as never,
    invitation: async () => null,
    program: () =>
      wait({
        name: 'Kettle & Leaf',
        locale: null,
        currency: 'USD',
        termsUrl: 'https://shop.example/terms',
        channels: [],
        theme,
        offer: OFFER,
        can: ['join'],
      }),
    join: () => wait({ link: 'https://shop.example/?ref=k7mq', code: 'k7mq', token: 't' }),
    ...(sight !== 'stranger' && {
      partner: () => ({
        me: () => wait(me(sight === 'limited')),
        summary: () => wait(isNew ? { ...SUMMARY, clicks: 0, leads: 0, earned: [] } : SUMMARY),
        referrals: () => wait({ data: isNew ? [] : FRIENDS, next: null } as never),
        rewards: () => wait({ data: isNew ? [] : REWARDS, next: null } as never),
        close() {},
      }),
    }),
  } as BackendAdapter
}

function terms(ruleId: string, form: 'credit' | 'coupon', amount: number, holdDays: number) {
  return {
    ruleId,
    on: 'sale',
    form,
    fixed: { amount, currency: 'USD' },
    ppm: null,
    first: true,
    minAmount: 5000,
    holdDays,
  } as PartnerView['offer']['partner'][number]
}

function me(limited: boolean): PartnerView {
  return {
    id: 'p_1',
    kind: 'customer',
    status: 'active',
    name: 'Mara',
    links: [{ id: 'l_1', url: 'https://shop.example/?ref=k7mq', code: 'k7mq', label: null, clicks: 12 }],
    coupon: null,
    offer: OFFER,
    tier: null,
    terms: null,
    locale: null,
    limited,
    can: [],
  }
}

const SUMMARY: Summary = {
  from: '2000-01-01T00:00:00.000Z',
  to: '2100-01-01T00:00:00.000Z',
  clicks: 12,
  leads: 3,
  sales: 2,
  earned: [
    {
      currency: 'USD',
      form: 'credit',
      pending: 2000,
      held: 0,
      approved: 4000,
      paid: 0,
      reversed: 0,
    } as Summary['earned'][number],
  ],
  series: [],
}

function reward(id: string, status: Reward['status']): Reward {
  return {
    id,
    side: 'partner',
    form: 'credit',
    partnerId: 'p_1',
    customerId: null,
    conversionId: 'c_1',
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
    earnedAt: '2026-09-12T10:00:00.000Z',
    payableAt: null,
    expiresAt: null,
    code: null,
    status,
  }
}

const HELD = {
  state: 'pending',
  reason: 'hold_period',
  waitingFor: 'time',
  earliest: '2026-10-03T10:00:00.000Z',
} as const
const YOURS = { state: 'approved', reason: null, waitingFor: null, earliest: null } as const
const LOST = { state: 'rejected', reason: 'existing_customer', waitingFor: null, earliest: null } as const

const REWARDS: Reward[] = [reward('r_1', HELD), reward('r_2', YOURS), reward('r_3', LOST)]

const FRIENDS: Referral[] = [
  friend('f_1', 'Maria Kowalska', { ...HELD, state: 'qualified' }, [reward('r_1', HELD)]),
  friend('f_2', null, { state: 'joined', reason: 'awaiting_purchase', waitingFor: 'friend', earliest: null }, []),
  friend('f_3', 'Tove Svensson', { state: 'rewarded', reason: null, waitingFor: null, earliest: null }, [
    reward('r_2', YOURS),
  ]),
  friend('f_4', 'Jules', { ...LOST }, [reward('r_3', LOST)]),
]

function friend(id: string, name: string | null, status: Referral['status'], rewards: Reward[]): Referral {
  return {
    id,
    partnerId: 'p_1',
    friend: { name, email: name ? null : 'j•••@post.example' },
    source: { code: 'k7mq', label: null, channel: null },
    visitedAt: '2026-09-01T10:00:00.000Z',
    joinedAt: '2026-09-02T10:00:00.000Z',
    qualifiedAt: null,
    rewards,
    status,
  }
}
