import * as v from 'valibot'
import { Currency, Text } from './values.ts'

const isOrigin = (value: string): boolean => {
  try {
    return new URL(value).origin === value
  } catch {
    return false
  }
}

/** A host name, with a port where it is not the scheme's own. */
const Host = v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z0-9.-]+(:\d{1,5})?$/))

const TimeZone = v.pipe(
  v.string(),
  v.check((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    } catch {
      return false // not an IANA zone
    }
  }, 'Not an IANA time zone. Send one like Europe/Paris.'),
)

const Positive = v.pipe(v.number(), v.integer(), v.minValue(1))
const Days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))

const HttpUrl = v.pipe(v.string(), v.url(), v.regex(/^https?:/, 'Only http and https.'))

/** Settings of a program: what `PATCH /v1/program` takes. Strict, so that a setting that is not built yet is refused. */
export const ProgramPatch = v.partial(
  v.strictObject({
    name: v.pipe(Text, v.nonEmpty()),
    currency: Currency,
    timeZone: TimeZone,
    /** Days between a click and what it is credited with. */
    windowDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)),
    model: v.picklist(['last', 'first']),
    /** The customer's first verified lead decides for good. */
    lock: v.boolean(),
    /** Origins that may use the publishable key. Empty: any. */
    origins: v.array(v.pipe(v.string(), v.check(isOrigin, 'An origin looks like https://shop.example, with no path.'))),
    /** Hosts that links may lead to. Empty: those of the origins. */
    hosts: v.array(Host),
    /** Whether an unknown user of the host becomes a partner at first use. */
    join: v.picklist(['open', 'closed']),
    /** Whether automation counts. */
    bots: v.picklist(['ignore', 'count']),
    /** Where a new link leads when nothing else is said. */
    landingUrl: v.nullable(HttpUrl),
    termsUrl: v.nullable(HttpUrl),
    locale: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{2,35}$/))),
    channels: v.array(v.string()),
    theme: v.record(v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)), v.pipe(v.string(), v.maxLength(200))),
    /** Whether an invitation names the partner. */
    showPartnerName: v.boolean(),
    /** Whether what is sent with a link says that the sender gains too. */
    disclosure: v.boolean(),
    /** Whether partners may have friends invited by mail. */
    invites: v.boolean(),
    /** Whether partners may turn approved credit, gifts and points into a code themselves. */
    redeem: v.boolean(),
    /** From how many people on there is a leaderboard; `null`: none. */
    leaderboard: v.nullable(v.strictObject({ minimum: v.pipe(v.number(), v.integer(), v.minValue(2)) })),
    /** How many days later a friend may say who had sent him, and whether that partner is asked; `null`: never. */
    claims: v.nullable(v.strictObject({ days: Days, confirm: v.optional(v.boolean(), true) })),
    /** How much of a fixed reward a partner may move to his friends, in minor units of the program's currency; `null`: nothing. */
    generosity: v.nullable(v.strictObject({ most: Positive, step: Positive })),
  }),
)

/** Everything that an owner can set. */
export type ProgramSettings = { [K in keyof Patch]-?: Exclude<Patch[K], undefined> }

type Patch = v.InferOutput<typeof ProgramPatch>

/** What a new program starts with, but for its name. */
export const PROGRAM_DEFAULTS = {
  currency: 'USD',
  timeZone: 'UTC',
  windowDays: 90,
  model: 'last',
  lock: true,
  origins: [],
  hosts: [],
  join: 'open',
  bots: 'ignore',
  landingUrl: null,
  termsUrl: null,
  locale: null,
  channels: [],
  theme: {},
  showPartnerName: true,
  disclosure: false,
  invites: false,
  redeem: false,
  leaderboard: null,
  claims: null,
  generosity: null,
} as const satisfies Omit<ProgramSettings, 'name'>
