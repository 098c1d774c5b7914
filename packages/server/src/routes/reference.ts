import type { Hono } from 'hono'
import { apiUrlOf } from '../http/api-url.ts'
import { describeApi } from '../http/openapi.ts'
import type { Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'

/** `GET /v1/openapi.json`: the reference of exactly the routes that this server mounted. */
export function mountReference(app: Hono, routes: readonly Route[], parts: Parts): void {
  app.get('/v1/openapi.json', (context) => context.json(describeApi(routes, apiUrlOf(context.req.raw, parts))))
}
