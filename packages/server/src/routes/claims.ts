import { ClaimAnswer, ClaimRequest, ClaimSchema, ConfirmRequest, pageOf } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { claimSender } from '../claims/claim-sender.ts'
import { confirmClaim } from '../claims/confirm-claim.ts'
import { pageOfQuery, pageQuery } from '../http/list-query.ts'
import { defineRoute } from '../http/route.ts'
import { demandPermission } from '../rules/permissions.ts'
import { listClaims } from '../store/claims.ts'
import { viewClaim } from '../views/claim.ts'

/** `POST /v1/me/claims`: this person says who had sent him. */
export const postClaim = defineRoute({
  method: 'post',
  path: '/v1/me/claims',
  credential: 'partner',
  summary: 'Say afterwards who had sent this person, by code or by address.',
  body: ClaimRequest,
  answer: ClaimAnswer,
  statuses: [200],
  async handle({ program, partner, body, now }, { store, changes }) {
    demandPermission('claim', program.settings, partner.status)
    const claimed = await store.transaction((tx) => claimSender(tx, { program, partner, now }, body))
    changes.tell(claimed.changes)
    return { body: { state: claimed.state } }
  },
})

/** `GET /v1/me/claims`: names as they were given, addresses masked. */
export const getClaims = defineRoute({
  method: 'get',
  path: '/v1/me/claims',
  credential: 'partner',
  summary: 'What friends have said of this partner, newest first.',
  query: v.object(pageQuery),
  answer: pageOf(ClaimSchema),
  statuses: [200],
  async handle({ program, partner, query }, { store }) {
    demandPermission('claim', program.settings, partner.status)
    const { rows, next } = await listClaims(store.db, pageOfQuery(program.id, query), partner.id)
    return { body: { data: rows.map(viewClaim), next } }
  },
})

/** `POST /v1/me/claims/{id}/confirm`: the partner says whether it is so. */
export const postConfirmClaim = defineRoute({
  method: 'post',
  path: '/v1/me/claims/{id}/confirm',
  credential: 'partner',
  summary: 'Say whether this partner had sent that friend.',
  body: ConfirmRequest,
  answer: ClaimSchema,
  statuses: [200],
  async handle({ program, partner, params, body }, { store, changes }) {
    demandPermission('claim', program.settings, partner.status)
    const reply = { claimId: params['id']!, isMine: body.isMine }
    const answered = await store.transaction((tx) => confirmClaim(tx, partner, reply))
    changes.tell(answered.changes)
    return { body: viewClaim(answered.claim) }
  },
})
