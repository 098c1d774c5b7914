import { GoodwordError } from '@goodword/core'
import { FriendRequest, FriendViewSchema } from '@goodword/core/wire/schemas'
import { defineRoute } from '../http/route.ts'
import { findFriend } from '../store/friends.ts'
import { viewFriend } from '../views/friend.ts'

/** `POST /v1/friend`: for the friend, by the visit that his browser remembers. One that nobody reported is `unknown_visit`. */
export const postFriend = defineRoute({
  method: 'post',
  path: '/v1/friend',
  credential: 'page',
  summary: 'How far the friend of a visit has come, and what is his.',
  body: FriendRequest,
  answer: FriendViewSchema,
  statuses: [200],
  async handle({ program, body, now }, { store }) {
    const friend = await findFriend(store.db, program.id, body.visit.id)
    if (friend === null) throw new GoodwordError('unknown_visit')
    return { body: viewFriend(friend, program.settings, now) }
  },
})
