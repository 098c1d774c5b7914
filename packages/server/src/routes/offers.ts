import { GoodwordError, type PartnerKind } from '@goodword/core'
import { OfferAnswer, OfferSchema, type Offer } from '@goodword/core/wire/schemas'
import { defineRoute } from '../http/route.ts'
import type { Version } from '../rules/in-force.ts'
import { putOffer, readOffer } from '../store/programs.ts'
import { iso } from '../views/time.ts'

const KINDS: readonly string[] = [
  'customer',
  'affiliate',
  'ambassador',
  'reseller',
  'technology',
] satisfies PartnerKind[]

/** `PUT /v1/offers/{kind}`: a new version from now on. What happened before keeps the version of its time. */
export const putOfferRoute = defineRoute({
  method: 'put',
  path: '/v1/offers/{kind}',
  credential: 'server',
  summary: 'Set what partners of a kind and their friends get, from now on.',
  body: OfferSchema,
  answer: OfferAnswer,
  statuses: [200],
  async handle({ program, params, body, now }, { store }) {
    const kind = kindOf(params)
    return { body: view(kind, await store.transaction((tx) => putOffer(tx, program.id, kind, body, now))) }
  },
})

/** `GET /v1/offers/{kind}`: the version in force; version 0 without rules before there is one. */
export const getOfferRoute = defineRoute({
  method: 'get',
  path: '/v1/offers/{kind}',
  credential: 'server',
  summary: 'What partners of a kind and their friends get now.',
  answer: OfferAnswer,
  statuses: [200],
  async handle({ program, params, now }, { store }) {
    const kind = kindOf(params)
    return { body: view(kind, await readOffer(store.db, program.id, kind, now)) }
  },
})

function kindOf(params: Readonly<Record<string, string>>): PartnerKind {
  const kind = params['kind'] ?? ''
  if (!KINDS.includes(kind)) throw new GoodwordError('not_found', `The kinds of partners are ${KINDS.join(', ')}.`)
  return kind as PartnerKind
}

function view(kind: string, { version, since, value }: Version<Offer>) {
  return { kind, version, since: version === 0 ? null : iso(since), offer: value }
}
