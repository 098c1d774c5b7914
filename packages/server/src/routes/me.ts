import { DAY_MS, GoodwordError, type PartnerView } from '@goodword/core'
import {
  MeChange,
  Moment,
  pageOf,
  PartnerViewSchema,
  ReferralSchema,
  RewardSchema,
  SummarySchema,
} from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { pageOfQuery, pageQuery } from '../http/list-query.ts'
import { InvalidRequest } from '../http/problem.ts'
import { defineRoute } from '../http/route.ts'
import { insertChoice } from '../store/choices.ts'
import { readOwnOffer } from '../store/own-offer.ts'
import { readLinks, updatePartner, type PartnerRow } from '../store/partners.ts'
import type { Program } from '../store/programs.ts'
import { listReferrals } from '../store/referrals.ts'
import { listRewards } from '../store/rewards.ts'
import type { Db } from '../store/store.ts'
import { countDays, countSpan, sumEarned } from '../store/summary.ts'
import { viewPartner } from '../views/partner.ts'
import { viewReferral } from '../views/referral.ts'
import { viewReward } from '../views/reward.ts'
import { iso } from '../views/time.ts'

/** `GET /v1/me`. A limited token sees the one link it was made for. */
export const getMe = defineRoute({
  method: 'get',
  path: '/v1/me',
  credential: 'limited',
  summary: 'The partner, with links and offer.',
  answer: PartnerViewSchema,
  statuses: [200],
  async handle({ program, partner, claims, now }, { store }) {
    return { body: await readMe(store.db, program, partner, { limitedTo: claims.limitedTo, now }) }
  },
})

/** `PATCH /v1/me`: what a partner chooses himself. */
export const patchMe = defineRoute({
  method: 'patch',
  path: '/v1/me',
  credential: 'partner',
  summary:
    'Change the name, the language, whether the leaderboard names the partner, or what friends get of his reward.',
  body: MeChange,
  answer: PartnerViewSchema,
  statuses: [200],
  async handle({ program, partner, body, now }, { store, changes }) {
    const me = await store.transaction(async (tx) => {
      if (body.given !== undefined) {
        await checkGiven(tx, program, partner, body.given, now)
        await insertChoice(tx, program.id, partner.id, { since: now, given: body.given })
      }
      const changed = (await updatePartner(tx, program.id, partner.id, body, now))!
      return readMe(tx, program, changed, { limitedTo: null, now })
    })
    changes.tell([{ programId: program.id, partnerId: partner.id, kind: 'me' }])
    return { body: me }
  },
})

async function readMe(
  db: Db,
  program: Program,
  partner: PartnerRow,
  { limitedTo, now }: { limitedTo: string | null; now: number },
): Promise<PartnerView> {
  const by = limitedTo === null ? { partnerIds: [partner.id] } : { codes: [limitedTo] }
  const links = await readLinks(db, program.id, by)
  const own = await readOwnOffer(db, program, partner, now)
  return viewPartner(partner, { ...own, links, settings: program.settings, limited: limitedTo !== null })
}

/** Throws `invalid` for more than the partner may give now, or for what is not a whole number of steps. */
async function checkGiven(db: Db, program: Program, partner: PartnerRow, given: number, now: number): Promise<void> {
  const { generosity } = await readOwnOffer(db, program, partner, now)
  if (generosity !== null && given <= generosity.most && given % generosity.step === 0) return
  const detail =
    generosity === null
      ? 'The program does not let partners choose that.'
      : `Give 0 to ${generosity.most}, in steps of ${generosity.step}.`
  throw new InvalidRequest([{ pointer: '/given', code: 'invalid', detail }])
}

/** A year and a day: more days than that is a mistake, or an attempt to keep the server busy. */
const LONGEST_BY_DAY_MS = 367 * DAY_MS

/** In a query a plus sign arrives as a space, and milliseconds as digits. */
const QueryMoment = v.pipe(
  v.string(),
  v.transform((text) => (/^\d+$/.test(text) ? Number(text) : text.replace(/ (?=\d\d:\d\d$)/, '+'))),
  Moment,
)

/** `GET /v1/me/summary`: figures over `[from, to)`. */
export const getSummary = defineRoute({
  method: 'get',
  path: '/v1/me/summary',
  credential: 'partner',
  summary: 'Clicks, leads, sales and what was earned, between two moments.',
  query: v.object({ from: QueryMoment, to: QueryMoment, by: v.optional(v.literal('day')) }),
  answer: SummarySchema,
  statuses: [200],
  async handle({ program, partner, query, now }, { store }) {
    const { from, to, by } = query
    if (by === 'day' && to - from > LONGEST_BY_DAY_MS) {
      throw new GoodwordError('invalid', '/to: By day, ask for a year at most.')
    }
    const span = { programId: program.id, partnerId: partner.id, from, to }
    const days = by === 'day' ? await countDays(store.db, span, program.settings.timeZone, now) : []
    return {
      body: {
        from: iso(from),
        to: iso(to),
        ...(await countSpan(store.db, span)),
        earned: await sumEarned(store.db, span, now),
        series: days.map((day) => ({ ...day, at: iso(day.at) })),
      },
    }
  },
})

/** `GET /v1/me/referrals`: friends by the name they gave and a masked address. */
export const getMyReferrals = defineRoute({
  method: 'get',
  path: '/v1/me/referrals',
  credential: 'partner',
  summary: 'The partner’s friends, newest first, each with an explained status.',
  query: v.object(pageQuery),
  answer: pageOf(ReferralSchema),
  statuses: [200],
  async handle({ program, partner, query, now }, { store }) {
    const page = pageOfQuery(program.id, query)
    const { rows, next } = await listReferrals(store.db, page, { partnerId: partner.id })
    return { body: { data: rows.map((row) => viewReferral(row, now, 'partner')), next } }
  },
})

/** `GET /v1/me/rewards`: the partner's own side only. */
export const getMyRewards = defineRoute({
  method: 'get',
  path: '/v1/me/rewards',
  credential: 'partner',
  summary: 'The partner’s rewards, newest first, each with an explained status.',
  query: v.object(pageQuery),
  answer: pageOf(RewardSchema),
  statuses: [200],
  async handle({ program, partner, query, now }, { store }) {
    const page = pageOfQuery(program.id, query)
    const { rows, next } = await listRewards(store.db, page, { partnerId: partner.id, side: 'partner' }, now)
    return { body: { data: rows.map((row) => viewReward(row, now, 'partner')), next } }
  },
})
