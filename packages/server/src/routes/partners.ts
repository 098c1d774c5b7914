import { GoodwordError } from '@goodword/core'
import {
  LinkRequest,
  LinkSchema,
  pageOf,
  PartnerPatch,
  PartnerRequest,
  PartnerSchema,
} from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { pageOfQuery, pageQuery } from '../http/list-query.ts'
import { defineRoute } from '../http/route.ts'
import { checkLanding, defaultLanding } from '../rules/landing.ts'
import {
  findPartner,
  findPartnerByExternalId,
  insertLink,
  insertPartner,
  listPartners,
  readLinks,
  updatePartner,
} from '../store/partners.ts'
import { viewLink, viewPartnerForOwner } from '../views/partner.ts'

/** `POST /v1/partners`: a known `externalId` answers the known partner, unchanged, with 200. A taken code is a `conflict`. */
export const postPartner = defineRoute({
  method: 'post',
  path: '/v1/partners',
  credential: 'server',
  summary: 'Add a partner, with a first link.',
  body: PartnerRequest,
  answer: PartnerSchema,
  statuses: [201, 200],
  async handle({ program, body, now, apiUrl }, { store }) {
    return store.transaction(async (tx) => {
      const partner = await insertPartner(tx, program.id, { ...body, hasProvenEmail: body.email !== undefined }, now)
      if (partner === null) {
        const known = (await findPartnerByExternalId(tx, program.id, body.externalId!))!
        const links = await readLinks(tx, program.id, { partnerIds: [known.id] })
        return { status: 200, body: viewPartnerForOwner(known, links) }
      }
      const url = defaultLanding(program.settings, apiUrl)
      const link = await insertLink(tx, program.id, { partnerId: partner.id, url, code: body.code }, now)
      if (link === null) throw new GoodwordError('conflict', '/code: Somebody has this code already.')
      return { status: 201, body: viewPartnerForOwner(partner, [link]) }
    })
  },
})

/** `PATCH /v1/partners/{id}`: a pause counts from now on; earlier clicks keep what they earned. */
export const patchPartner = defineRoute({
  method: 'patch',
  path: '/v1/partners/{id}',
  credential: 'server',
  summary: 'Change a partner’s name or status.',
  body: PartnerPatch,
  answer: PartnerSchema,
  statuses: [200],
  async handle({ program, params, body, now }, { store, changes }) {
    const partner = await store.transaction((tx) => updatePartner(tx, program.id, params['id']!, body, now))
    if (partner === null) throw new GoodwordError('not_found')
    changes.tell([{ programId: program.id, partnerId: partner.id, kind: 'me' }])
    const links = await readLinks(store.db, program.id, { partnerIds: [partner.id] })
    return { body: viewPartnerForOwner(partner, links) }
  },
})

/** `GET /v1/partners`, newest first. */
export const getPartners = defineRoute({
  method: 'get',
  path: '/v1/partners',
  credential: 'server',
  summary: 'Partners, newest first.',
  query: v.object({ ...pageQuery, externalId: v.optional(v.string()) }),
  answer: pageOf(PartnerSchema as v.GenericSchema<v.InferOutput<typeof PartnerSchema>>),
  statuses: [200],
  async handle({ program, query }, { store }) {
    const { rows, next } = await listPartners(store.db, pageOfQuery(program.id, query), query.externalId)
    const links = await readLinks(store.db, program.id, { partnerIds: rows.map((row) => row.id) })
    const linksOf = (id: string) => links.filter((link) => link.partnerId === id)
    return { body: { data: rows.map((row) => viewPartnerForOwner(row, linksOf(row.id))), next } }
  },
})

/** `POST /v1/partners/{id}/links`. A landing URL elsewhere than on the program's hosts is `host_not_allowed`. */
export const postLink = defineRoute({
  method: 'post',
  path: '/v1/partners/{id}/links',
  credential: 'server',
  summary: 'Give a partner another link.',
  body: LinkRequest,
  answer: LinkSchema,
  statuses: [201],
  async handle({ program, params, body, now, apiUrl }, { store, changes }) {
    if (body.url !== undefined) checkLanding(program.settings, body.url)
    const url = body.url ?? defaultLanding(program.settings, apiUrl)
    const link = await store.transaction(async (tx) => {
      const partner = await findPartner(tx, program.id, params['id']!)
      if (partner === null) throw new GoodwordError('not_found')
      return insertLink(tx, program.id, { partnerId: partner.id, url, label: body.label, code: body.code }, now)
    })
    if (link === null) throw new GoodwordError('conflict', '/code: Somebody has this code already.')
    changes.tell([{ programId: program.id, partnerId: link.partnerId, kind: 'me' }])
    return { body: viewLink(link) }
  },
})
