import { GoodwordError } from '@goodword/core'
import { TokenAnswer, TokenRequest } from '@goodword/core/wire/schemas'
import { signPartnerToken } from '../auth/tokens.ts'
import { defineRoute } from '../http/route.ts'
import { findPartner, findPartnerByExternalId } from '../store/partners.ts'

/** `POST /v1/tokens`: a partner token, for hosts that would rather not sign their own. */
export const postToken = defineRoute({
  method: 'post',
  path: '/v1/tokens',
  credential: 'server',
  summary: 'Make a token for a partner.',
  body: TokenRequest,
  answer: TokenAnswer,
  statuses: [201],
  async handle({ program, body }, { store }) {
    const partner =
      body.partnerId === undefined
        ? await findPartnerByExternalId(store.db, program.id, body.externalId!)
        : await findPartner(store.db, program.id, body.partnerId)
    if (partner === null) throw new GoodwordError('not_found', 'There is no such partner.')
    const who = { id: partner.id, externalId: partner.external_id }
    return { body: { token: await signPartnerToken(program, who, { ttlSeconds: body.ttlSeconds }) } }
  },
})
