import { createApi } from './program.mjs'

/** Who invites in the demo. Her account lives in the shop of this machine only. */
export const MARA = { name: 'Mara', email: 'mara@lowtide.example', password: 'first-cup-of-the-day' }

/**
 * Mara's own link, `{ url, code }`. She signs up in the shop if she has not yet, opens her account, and the token that the
 * shop puts into the page lets her read her link, exactly as the widget does.
 */
export async function linkOfMara({ shop, api }) {
  const session = (await post(shop, '/sign-up', MARA)) ?? (await post(shop, '/sign-in', MARA))
  if (!session) throw new Error('The shop does not let Mara in. Was its data changed?')
  const page = await (await fetch(`${shop}/account`, { headers: { cookie: session } })).text()
  const token = page.match(/<goodword-referral token="([^"]+)"/)?.[1]
  if (!token) throw new Error('There is no <goodword-referral> on the account page of the shop.')
  const { links } = await createApi(api, token)('GET', '/v1/me')
  return links[0]
}

/** The cookie of the session that the form opened, or `null` when the shop refused it. */
async function post(shop, path, fields) {
  const answer = await fetch(shop + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  if (answer.status !== 303) return null
  return (
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('lowtide_session='))
      ?.split(';')[0] ?? null
  )
}
