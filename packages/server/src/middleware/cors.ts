import type { MiddlewareHandler } from 'hono'
import { presentsSecretKey } from '../auth/callers.ts'

const PUBLIC = /^\/v1\/(events|visit|friend|join|sessions|invitations(\/.*)?|me(\/.*)?)$|\.js$/

/** What a page must be able to read from an answer, errors included. */
const EXPOSED = 'Retry-After, RateLimit, RateLimit-Policy'

/**
 * Opens what pages read to every origin: the server checks origins itself, so that a wrong one gets an error that can be read. Routes of
 * the secret key get nothing: no browser has business there.
 */
export const cors: MiddlewareHandler = async (context, next) => {
  const { path, method } = context.req
  const isProgramView = path === '/v1/program' && method !== 'PATCH' && !presentsSecretKey(context.req.raw)
  if (!PUBLIC.test(path) && !isProgramView) return next()
  if (method === 'OPTIONS') return preflight()
  await next()
  context.res.headers.set('Access-Control-Allow-Origin', '*')
  context.res.headers.set('Access-Control-Expose-Headers', EXPOSED)
}

/** Two hours is the longest that browsers keep it. */
const PREFLIGHT_SECONDS = 7200

function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST, PATCH',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type',
      'Access-Control-Expose-Headers': EXPOSED,
      'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
    },
  })
}
