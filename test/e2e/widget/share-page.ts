import type { BackendAdapter, Invite, PartnerSession, PartnerView, RewardTerms } from '@goodword/core'
import { GoodwordError } from '@goodword/core'
import { defineElements } from '@goodword/widget'

/** What a test says of the program and the partner, in `window.world` before the page's script runs. */
export interface ShareWorld {
  url?: string
  channels?: string[]
  disclosure?: boolean
  currency?: string
  /** What each side gets, in minor units. */
  amounts?: { friend: number; partner: number }
  /** Parts per million for both sides instead, of orders from 50.00. */
  ppm?: number
  generosity?: { given: number; most: number; step: number }
  can?: string[]
  /** Names of members that reject. */
  broken?: string[]
  /** Nobody is signed in, and can join. */
  stranger?: boolean
}

const world = (globalThis as { world?: ShareWorld }).world ?? {}
const currency = world.currency ?? 'USD'
const url = world.url ?? 'https://shop.example/?ref=k7mq'

/** What the widget has asked of the backend, in its order. */
export const asked: [name: string, what?: unknown][] = []

function ask(name: string, what?: unknown) {
  asked.push([name, what])
  if (world.broken?.includes(name)) throw new GoodwordError('unavailable', 'It is broken.')
}

let given = world.generosity?.given ?? 0

const terms = (ruleId: string, form: RewardTerms['form'], amount: number): RewardTerms => ({
  ruleId,
  on: 'sale',
  form,
  fixed: world.ppm ? null : { amount, currency },
  ppm: world.ppm ?? null,
  tiers: null,
  recurringMonths: null,
  first: true,
  minAmount: 5000,
  holdDays: 14,
  expiresDays: null,
})

const offer = () => ({
  partner: [terms('p', 'credit', (world.amounts?.partner ?? 2000) - given)],
  customer: [terms('c', 'coupon', (world.amounts?.friend ?? 1000) + given)],
})

const me = (): PartnerView => ({
  id: 'p_1',
  kind: 'customer',
  status: 'active',
  name: 'Mara',
  links: [{ id: 'l_1', url, code: 'k7mq', label: null, clicks: 0 }],
  coupon: null,
  offer: offer(),
  tier: null,
  terms: null,
  locale: null,
  limited: false,
  can: world.can ?? ['invite'],
  generosity: world.generosity ? { ...world.generosity, given, currency } : null,
})

const sent: Invite[] = [
  { id: 'i_1', email: 'a•••@mail.example', at: '2026-10-01T08:00:00Z', state: 'sent', canRemind: true },
  { id: 'i_2', email: 'b•••@mail.example', at: '2026-10-01T08:00:00Z', state: 'joined', canRemind: false },
]

const session: PartnerSession = {
  async me() {
    ask('me')
    return me()
  },
  async summary({ from, to }) {
    return { from, to, clicks: 12, leads: 3, sales: 1, earned: [], series: [] }
  },
  referrals: async () => ({ data: [], next: null }),
  rewards: async () => ({ data: [], next: null }),
  async update(change) {
    ask('update', change)
    given = change.given ?? given
    return me()
  },
  async invite(request) {
    ask('invite', request)
    const results = request.emails.map((email) => {
      const [outcome] = /^(suppressed|known|limited)/.exec(email) ?? ['sent']
      if (outcome === 'sent')
        sent.unshift({
          id: email,
          email: `${email[0]}•••@mail.example`,
          at: new Date().toISOString(),
          state: 'sent',
          canRemind: false,
        })
      return { email, outcome: outcome as 'sent' | 'suppressed' | 'known' | 'limited' }
    })
    return { results }
  },
  async invites() {
    ask('invites')
    return { data: sent.slice(0, 3), next: null }
  },
  async remind(id) {
    ask('remind', id)
    const invite = sent.find((one) => one.id === id)!
    invite.canRemind = false
    return invite
  },
  close() {},
}

const adapter: BackendAdapter = {
  name: 'page',
  record: async () => ({ accepted: 0, duplicates: 0, rejected: [], codes: {} }),
  invitation: async () => null,
  async program() {
    return {
      name: 'Kettle & Leaf',
      locale: null,
      currency,
      termsUrl: null,
      channels: world.channels ?? [],
      theme: {},
      offer: offer(),
      can: ['join'],
      ...(world.disclosure && { disclosure: true }),
    }
  },
  async join(person) {
    ask('join', person)
    return { link: url, code: 'k7mq', token: 't_1' }
  },
  partner: () => session,
}

Object.assign(globalThis, { asked })
defineElements({ adapter, ...(!world.stranger && { identity: () => ({ token: 't_1' }) }) })
