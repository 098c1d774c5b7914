import { InviteAnswer, InviteRequest, InviteSchema, pageOf } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { pageOfQuery, pageQuery } from '../http/list-query.ts'
import { defineRoute } from '../http/route.ts'
import { inviteFriends } from '../invites/invite-friends.ts'
import { remindFriend } from '../invites/remind-friend.ts'
import { demandPermission } from '../rules/permissions.ts'
import { listInvites } from '../store/invites.ts'
import { viewInvite } from '../views/invite.ts'

/** `POST /v1/me/invites`: mails to friends. The answer tells of no address whether it is anybody's. */
export const postInvites = defineRoute({
  method: 'post',
  path: '/v1/me/invites',
  credential: 'partner',
  summary: 'Have up to 20 friends invited by mail.',
  body: InviteRequest,
  answer: InviteAnswer,
  statuses: [200],
  async handle({ program, partner, body, now, apiUrl }, { store }) {
    demandPermission('invite', program.settings, partner.status)
    const request = { emails: body.emails, note: body.note || null }
    const sending = { program, partner, now, apiUrl }
    return { body: await store.transaction((tx) => inviteFriends(tx, sending, request)) }
  },
})

/** `GET /v1/me/invites`: addresses are masked. */
export const getInvites = defineRoute({
  method: 'get',
  path: '/v1/me/invites',
  credential: 'partner',
  summary: 'The invitations that the partner had sent, newest first.',
  query: v.object(pageQuery),
  answer: pageOf(InviteSchema),
  statuses: [200],
  async handle({ program, partner, query, now }, { store }) {
    demandPermission('invite', program.settings, partner.status)
    const { rows, next } = await listInvites(store.db, pageOfQuery(program.id, query), partner.id)
    return { body: { data: rows.map((row) => viewInvite(row, now)), next } }
  },
})

/** `POST /v1/me/invites/{id}/remind`: once, three days after the first mail. */
export const postRemind = defineRoute({
  method: 'post',
  path: '/v1/me/invites/{id}/remind',
  credential: 'partner',
  summary: 'Have an invitation sent once more.',
  answer: InviteSchema,
  statuses: [200],
  async handle({ program, partner, params, now, apiUrl }, { store }) {
    demandPermission('invite', program.settings, partner.status)
    const sending = { program, partner, now, apiUrl }
    const invite = await store.transaction((tx) => remindFriend(tx, sending, params['id']!))
    return { body: viewInvite(invite, now) }
  },
})
