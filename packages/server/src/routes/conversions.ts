import { GoodwordError } from '@goodword/core'
import {
  ConversionAnswer,
  ConversionRequest,
  ConversionSchema,
  Id,
  pageOf,
  type ConversionResult,
} from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { ownerListQuery, pageOfQuery } from '../http/list-query.ts'
import { defineRoute } from '../http/route.ts'
import { recordConversion, verifyClaim, type RecordedConversion } from '../ingest/record-conversion.ts'
import type { Parts } from '../parts.ts'
import { findConversion, listConversions } from '../store/conversions.ts'
import { listReferrals } from '../store/referrals.ts'
import { listRewards } from '../store/rewards.ts'
import { viewConversion } from '../views/conversion.ts'
import { viewReferral } from '../views/referral.ts'
import { viewReward } from '../views/reward.ts'

/** `POST /v1/conversions`: what the host's server knows to have happened. The same again answers 200 with `duplicate`. */
export const postConversion = defineRoute({
  method: 'post',
  path: '/v1/conversions',
  credential: 'server',
  summary: 'Record a lead or a sale that really happened.',
  body: ConversionRequest,
  answer: ConversionAnswer,
  statuses: [201, 200],
  async handle({ program, body, now }, parts) {
    const recorded = await parts.store.transaction((tx) => recordConversion(tx, program.id, body, now))
    parts.changes.tell(recorded.changes)
    return { status: recorded.isDuplicate ? 200 : 201, body: await answerOf(recorded, program.id, parts, now) }
  },
})

/** `POST /v1/conversions/{id}/verify`: the owner takes a browser's claim for true. */
export const postVerify = defineRoute({
  method: 'post',
  path: '/v1/conversions/{id}/verify',
  credential: 'server',
  summary: 'Confirm a lead or a sale that a browser claimed.',
  answer: ConversionAnswer,
  statuses: [200],
  async handle({ program, params, now }, parts) {
    const recorded = await parts.store.transaction((tx) => verifyClaim(tx, program.id, params['id']!))
    parts.changes.tell(recorded.changes)
    return { body: await answerOf(recorded, program.id, parts, now) }
  },
})

/** `GET /v1/conversions`: `state` is `verified` or `claimed`. */
export const getConversions = defineRoute({
  method: 'get',
  path: '/v1/conversions',
  credential: 'server',
  summary: 'Leads and sales, newest first.',
  query: v.object({
    ...ownerListQuery.entries,
    orderId: v.optional(Id),
    state: v.optional(v.picklist(['verified', 'claimed'])),
  }),
  answer: pageOf(ConversionSchema as v.GenericSchema<v.InferOutput<typeof ConversionSchema>>),
  statuses: [200],
  async handle({ program, query }, { store }) {
    const filter = { ...query, verified: query.state && query.state === 'verified' }
    const { rows, next } = await listConversions(store.db, pageOfQuery(program.id, query), filter)
    return { body: { data: rows.map(viewConversion), next } }
  },
})

/** `GET /v1/conversions/{id}`. */
export const getConversion = defineRoute({
  method: 'get',
  path: '/v1/conversions/{id}',
  credential: 'server',
  summary: 'One lead or sale.',
  answer: ConversionSchema,
  statuses: [200],
  async handle({ program, params }, { store }) {
    const row = await findConversion(store.db, program.id, params['id']!)
    if (row === null) throw new GoodwordError('not_found')
    return { body: viewConversion(row) }
  },
})

async function answerOf(
  { conversion, isDuplicate }: RecordedConversion,
  programId: string,
  { store }: Parts,
  now: number,
): Promise<ConversionResult> {
  const page = { programId, after: null, limit: 100 }
  const partnerId = conversion.partner_id ?? ''
  const referrals = await listReferrals(store.db, page, { partnerId, customerKey: conversion.customer_key })
  const rewards = await listRewards(store.db, page, { conversionId: conversion.id }, now)
  const [referral] = referrals.rows
  return {
    conversion: viewConversion(conversion),
    duplicate: isDuplicate,
    referral: referral === undefined ? null : viewReferral(referral, now, 'server'),
    rewards: rewards.rows.map((row) => viewReward(row, now, 'server')),
  }
}
