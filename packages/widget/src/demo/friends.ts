import type { OfferTerms, Referral, Reward, RewardForm, RewardTerms, Side, Status } from '@goodword/core'
import { FATES, type Fate } from './fates.ts'
import type { DemoScene } from './scenes.ts'

/** A scene, and what the partner has done in it. */
export interface DemoState {
  readonly scene: DemoScene
  /** How much of his own reward goes to his friends. */
  given: number
  /** Places of friends whose reward he took. */
  readonly redeemed: Set<number>
}

const DAY_MS = 86_400_000
const HOLD_DAYS = 14

/** The same until tomorrow; at noon, so that it is the same day for most readers. */
export const daysAgo = (days: number) => new Date((Math.floor(Date.now() / DAY_MS) + 0.5 - days) * DAY_MS).toISOString()

/** Masked as every address of somebody else is. */
export const maskedEmail = (letter: string | undefined) => `${letter}***@m***.example`

// Friends are numbered from the newest on. Nothing is stored of them: so there may be any number.

const ageOf = ({ scene }: DemoState, place: number) => 2 + place * scene.days

export function fateOf(state: DemoState, place: number): Fate {
  const { young, old } = state.scene
  const fates = ageOf(state, place) < HOLD_DAYS - 1 ? young : old
  return state.redeemed.has(place) ? 'used' : fates[place % fates.length]!
}

export const amountOf = ({ scene: { get } }: DemoState, place: number) =>
  get[0] === 'cash' ? (baseOf(place) * get[1]) / 1e6 : get[1]

const baseOf = (place: number) => 5900 + ((place * 1700) % 9000)

export function friendAt({ scene: { names } }: DemoState, place: number): Referral['friend'] {
  const name = place % 4 < 3 ? names[1 + (place % (names.length - 1))] : null
  return { name: name ?? null, email: maskedEmail('naeciu'[place % 6]) }
}

export function statusOf<State extends string>(fate: Fate, state: State, earliest: string): Status<State> {
  const [, , reason, waitingFor] = FATES[fate]
  return { state, reason, waitingFor, earliest: waitingFor === 'time' ? earliest : null }
}

/** What the friend at this place has earned for a side: one reward, or none. */
export function rewardsOf(
  state: DemoState,
  place: number,
  side: Side = 'partner',
  fate = fateOf(state, place),
): Reward[] {
  const { get, give, currency } = state.scene
  const rewardState = FATES[fate][1]
  if (!rewardState) return []
  const amount = side === 'partner' ? amountOf(state, place) : give[1]
  const payableAt = daysAgo(ageOf(state, place) - HOLD_DAYS)
  return [
    {
      id: String(place),
      side,
      form: (side === 'partner' ? get : give)[0],
      partnerId: '',
      customerId: null,
      conversionId: '',
      ruleId: side,
      offerVersion: 1,
      weightPpm: 1e6,
      base: baseOf(place),
      amount,
      originalAmount: amount,
      currency,
      cappedFrom: null,
      fx: null,
      flags: [],
      earnedAt: daysAgo(ageOf(state, place)),
      payableAt,
      expiresAt: null,
      code: state.redeemed.has(place) ? `GOOD-${7010 + place}` : null,
      status: statusOf(fate, rewardState, payableAt),
    },
  ]
}

export function referralAt(state: DemoState, place: number): Referral {
  const rewards = rewardsOf(state, place)
  const at = daysAgo(ageOf(state, place))
  const fate = fateOf(state, place)
  return {
    id: String(place),
    partnerId: '',
    friend: friendAt(state, place),
    source: { code: state.scene.code, label: null, channel: null },
    visitedAt: at,
    joinedAt: at,
    qualifiedAt: rewards[0] ? at : null,
    rewards,
    status: statusOf(fate, FATES[fate][0], daysAgo(ageOf(state, place) - HOLD_DAYS)),
  }
}

export function offerOf({ scene: { get, give, currency }, given }: DemoState): OfferTerms {
  const terms = (ruleId: Side, form: RewardForm, amount: number): RewardTerms => {
    const isShare = form === 'cash'
    return {
      ruleId,
      on: 'sale',
      form,
      fixed: isShare ? null : { amount, currency },
      ppm: isShare ? amount : null,
      tiers: null,
      recurringMonths: isShare ? 12 : null,
      first: !isShare,
      minAmount: 5000,
      holdDays: ruleId === 'partner' ? HOLD_DAYS : 0,
      expiresDays: null,
    }
  }
  return {
    partner: [terms('partner', get[0], get[1] - given)],
    customer: [terms('customer', give[0], give[1] + given)],
  }
}
