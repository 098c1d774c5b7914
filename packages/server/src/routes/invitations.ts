import { GoodwordError, isCode, normalizeCode } from '@goodword/core'
import { InvitationSchema } from '@goodword/core/wire/schemas'
import { defineRoute } from '../http/route.ts'
import { readOwnOffer } from '../store/own-offer.ts'
import { findPartnerByCode } from '../store/partners.ts'
import { viewOffer } from '../views/partner.ts'

/** `GET /v1/invitations/{code}`: for the friend. A code that nobody has, or whose partner does not earn now, is `unknown_code`. */
export const getInvitation = defineRoute({
  method: 'get',
  path: '/v1/invitations/{code}',
  credential: 'page',
  summary: 'Who invites with this code, and what it brings the friend.',
  answer: InvitationSchema,
  statuses: [200],
  async handle({ program, params, now }, { store }) {
    const code = normalizeCode(params['code'] ?? '')
    const partner = isCode(code) ? await findPartnerByCode(store.db, program.id, code) : null
    if (partner === null || partner.status !== 'active') throw new GoodwordError('unknown_code')
    const { offer } = await readOwnOffer(store.db, program, partner, now)
    const isNamed = program.settings.showPartnerName && partner.name !== null
    return {
      body: {
        code,
        partner: isNamed ? { name: partner.name! } : null,
        offer: { customer: viewOffer(offer).customer, text: null },
        coupon: null,
        expires: null,
      },
    }
  },
})
