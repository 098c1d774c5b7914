import { GoodwordError } from '@goodword/core'
import { UnsubscribeAnswer, UnsubscribeRequest } from '@goodword/core/wire/schemas'
import { hashSecret } from '../auth/keys.ts'
import { defineRoute } from '../http/route.ts'
import { suppressByToken } from '../store/suppressions.ts'

/** `POST /v1/unsubscribe`: whoever has the mail has its token. Safe to repeat. */
export const postUnsubscribe = defineRoute({
  method: 'post',
  path: '/v1/unsubscribe',
  credential: 'none',
  summary: 'Get no more invitations of a program.',
  body: UnsubscribeRequest,
  answer: UnsubscribeAnswer,
  statuses: [200],
  async handle({ body, now }, { store }) {
    const [, programId] = /^gwu_([a-z0-9]{1,32})_\w+$/.exec(body.token) ?? []
    const isOurs =
      programId !== undefined &&
      (await store.transaction((tx) => suppressByToken(tx, programId, hashSecret(body.token), now)))
    if (!isOurs) throw new GoodwordError('invalid_token', 'This link is not one of ours. Open it from the mail again.')
    return { body: { unsubscribed: true as const } }
  },
})
