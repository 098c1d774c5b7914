import type { ErrorCode, RewardForm } from '@goodword/core'
import type { Fate } from './fates.ts'

/** What a state of the demo is made of. */
export interface DemoScene {
  /** Of the partner first, then of friends, in turn. */
  names: readonly string[]
  /** Where links lead. */
  shop: string
  code: string
  currency: string
  /** What each side gets: a form, and how much in minor units. Cash is a share of the order in parts per million. */
  get: readonly [RewardForm, number]
  give: readonly [RewardForm, number]
  friends: number
  /** Between one friend and the next. */
  days: number
  /** What becomes of friends whose order may still be taken back, in turn, and of those before. */
  young: readonly Fate[]
  old: readonly Fate[]
  /** What becomes of the friend who looks at it himself, or `null`: nobody sent this visitor. */
  self: Fate | null
  /** How everything is answered, and how what needs more than the own link is: never, or by this refusal. */
  refusal?: Refusal
  figures?: Refusal
  isStranger?: true
  isPaused?: true
  isOffline?: true
}

export type Refusal = ErrorCode | 'never'

const FULL: DemoScene = {
  names: ['Mara Lindqvist', 'Amara Okafor', 'Linh', 'Ελένη Παππά', 'Mateo', 'ليلى حداد'],
  shop: 'https://shop.example/',
  code: 'k7mq',
  currency: 'USD',
  get: ['credit', 2000],
  give: ['coupon', 2000],
  friends: 9,
  days: 6,
  young: ['hold', 'joined'],
  old: ['used', 'small', 'yours'],
  self: 'joined',
}

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitän'

/** What differs from `full`, by state. */
export const SCENES: Readonly<Record<string, Partial<DemoScene>>> = {
  empty: { friends: 0, self: null },
  loading: { refusal: 'never' },
  error: { figures: 'unavailable' },
  down: { refusal: 'unavailable' },
  offline: { isOffline: true },
  pending: { days: 2, young: ['hold', 'joined', 'claimed', 'review'], friends: 4, self: 'claimed' },
  rejected: { young: ['small', 'existing', 'self'], friends: 3, old: ['self'], self: 'small' },
  credit: { give: ['credit', 2000], self: 'yours' },
  cash: { get: ['cash', 200_000], old: ['yours', 'small'], self: 'hold' },
  rtl: { names: ['منى', 'عمر الزهراني', 'هند القاسم', 'يوسف بن علي'], currency: 'SAR' },
  long: {
    names: [LONG, `Anna-Konstantina ${LONG} ${LONG}`, LONG + LONG],
    shop: `https://shop.${LONG.slice(0, 34)}.example/autumn/`,
    code: 'k7mq'.repeat(16),
    get: ['gift', 123_456_788],
    give: ['gift', 123_456_788],
  },
  many: { friends: 10_000, days: 1 / 72, young: ['hold'], old: ['yours', 'used'] },
  stranger: { isStranger: true, friends: 0, self: 'visited', figures: 'forbidden' },
  limited: { friends: 0, figures: 'forbidden' },
  paused: { isPaused: true },
}

/** A name that we do not know means `full`. */
export const sceneNamed = (name: string): DemoScene => ({ ...FULL, ...(Object.hasOwn(SCENES, name) && SCENES[name]) })
