import { GoodwordError } from '@goodword/core'
import { LinkSchema, MyLinkRequest } from '@goodword/core/wire/schemas'
import { defineRoute } from '../http/route.ts'
import { checkLanding } from '../rules/landing.ts'
import { insertLink, lockPartner, readLinks } from '../store/partners.ts'
import { viewLink } from '../views/partner.ts'

/** Enough for every channel that a person uses, and an end for a script that runs wild. */
const MOST_LINKS = 50

/** `POST /v1/me/links`: leads where the first link does unless a `url` on the program's hosts is given. */
export const postMyLink = defineRoute({
  method: 'post',
  path: '/v1/me/links',
  credential: 'partner',
  summary: 'Make another link, with a label to tell it by.',
  body: MyLinkRequest,
  answer: LinkSchema,
  statuses: [201],
  async handle({ program, partner, body, now }, { store, changes }) {
    if (body.url !== undefined) checkLanding(program.settings, body.url)
    const link = await store.transaction(async (tx) => {
      await lockPartner(tx, program.id, partner.id)
      const links = await readLinks(tx, program.id, { partnerIds: [partner.id] })
      if (links.length >= MOST_LINKS) throw new GoodwordError('invalid', `A partner has at most ${MOST_LINKS} links.`)
      const url = body.url ?? links[0]!.landing
      return (await insertLink(tx, program.id, { partnerId: partner.id, url, label: body.label }, now))!
    })
    changes.tell([{ programId: program.id, partnerId: partner.id, kind: 'me' }])
    return { body: viewLink(link) }
  },
})
