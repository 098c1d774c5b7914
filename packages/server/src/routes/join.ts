import { JoinAnswer, JoinRequest, SessionRequest, TokenAnswer } from '@goodword/core/wire/schemas'
import { GoodwordError } from '@goodword/core'
import * as v from 'valibot'
import { hashSecret } from '../auth/keys.ts'
import { signPartnerToken } from '../auth/tokens.ts'
import { defineRoute } from '../http/route.ts'
import { newSecret } from '../ids.ts'
import { deliverableAddress } from '../rules/email.ts'
import { defaultLanding } from '../rules/landing.ts'
import { MAILED_LINK_MS, mailedLinkText, SESSION_SECONDS } from '../rules/mailed-link.ts'
import { queueMail } from '../store/mails.ts'
import { openMailedLink, saveMailedLink } from '../store/mailed-links.ts'
import { insertLink, insertPartner } from '../store/partners.ts'

/**
 * `POST /v1/join`: a link at once for an address. The answer and the work are the same whether the address is known or not: a new
 * provisional code, a token that sees only that, and a mail.
 */
export const postJoin = defineRoute({
  method: 'post',
  path: '/v1/join',
  credential: 'page',
  summary: 'Become a partner with an e-mail address.',
  body: JoinRequest,
  answer: JoinAnswer,
  statuses: [201],
  async handle({ program, body, now, apiUrl }, { store }) {
    if (program.settings.join !== 'open')
      throw new GoodwordError('forbidden', 'This program does not take new partners.')
    const to = deliverableAddress(body.email)
    if (to === null)
      throw new GoodwordError('invalid', 'The address is none that one mail can be sent to. Check `email`.')
    const mailed = `gwm_${program.id}_${newSecret()}`
    const { partner, link } = await store.transaction(async (tx) => {
      const { email, name, locale } = body
      const added = await insertPartner(
        tx,
        program.id,
        { kind: 'customer', name, email, locale, hasProvenEmail: false },
        now,
      )
      const partner = added! // without an external id there is nothing to collide with
      const url = defaultLanding(program.settings, apiUrl)
      const link = (await insertLink(tx, program.id, { partnerId: partner.id, url }, now))!
      await saveMailedLink(tx, program.id, {
        hash: hashSecret(mailed),
        partnerId: partner.id,
        code: link.code,
        expiresAt: Date.now() + MAILED_LINK_MS,
      })
      const text = mailedLinkText({ program: program.settings.name, url: `${apiUrl}/m#${mailed}` })
      await queueMail(tx, program.id, { to, ...text }, now)
      return { partner, link }
    })
    const who = { id: partner.id, externalId: null }
    const token = await signPartnerToken(program, who, { ttlSeconds: 86_400, limitedTo: link.code })
    return { body: { link: link.url, code: link.code, token } }
  },
})

/**
 * `POST /v1/sessions`: a mailed link, once and within 15 minutes, becomes a session of the partner whose address it is; the code that
 * was given out before is his from now on, with all that it brought. `landing` is where the session is to be used.
 */
export const postSession = defineRoute({
  method: 'post',
  path: '/v1/sessions',
  credential: 'none',
  summary: 'Open a mailed link.',
  body: SessionRequest,
  answer: v.object({ ...TokenAnswer.entries, landing: v.string() }),
  statuses: [201],
  async handle({ body, apiUrl }, { store, directory, changes }) {
    const [, programId] = /^gwm_([a-z0-9]+)_\w+$/.exec(body.token) ?? []
    const program = programId === undefined ? null : await directory.find(programId)
    if (program === null) throw new GoodwordError('invalid_token', 'This link is not one of ours. Ask for a new one.')
    const opened = await store.transaction((tx) => openMailedLink(tx, program.id, hashSecret(body.token)))
    if (opened === null)
      throw new GoodwordError('token_expired', 'This link was used or is too old. Ask for a new one.')
    changes.tell(opened.changes)
    const who = { id: opened.partner.id, externalId: opened.partner.external_id }
    const token = await signPartnerToken(program, who, { ttlSeconds: SESSION_SECONDS })
    return { body: { token, landing: defaultLanding(program.settings, apiUrl) } }
  },
})
