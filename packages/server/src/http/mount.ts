import { GoodwordError } from '@goodword/core'
import type { Hono } from 'hono'
import * as v from 'valibot'
import { authenticatePage, authenticatePartner, authenticateServer } from '../auth/callers.ts'
import { partnerOfToken } from '../auth/partner-of-token.ts'
import type { Parts } from '../parts.ts'
import { apiUrlOf } from './api-url.ts'
import { readJsonObject } from './body.ts'
import { InvalidRequest, pointersOf } from './problem.ts'
import type { Route } from './route.ts'

/** Puts a route of the table on the app: parse, authenticate, validate, ask, answer. */
export function mount(app: Hono, route: Route, parts: Parts): void {
  const path = route.path.replace(/\{(\w+)\}/g, ':$1')
  app.on(route.method.toUpperCase(), path, async (context) => {
    const request = context.req.raw
    const common = {
      request,
      params: context.req.param() as Record<string, string>,
      now: parts.clock.now(),
      apiUrl: apiUrlOf(request, parts),
    }
    const sent = route.body && (await readJsonObject(request))
    const query = context.req.query()
    const caller = await authenticate(route, request, sent?.['key'] ?? query['key'], { parts, ...common })
    const ask = {
      ...common,
      ...caller,
      body: route.body && validate(route.body, sent),
      query: route.query && validate(route.query, query),
    }
    const reply = await route.handle(ask, parts)
    if (reply instanceof Response) return reply
    if (parts.checkAnswers) v.parse(route.answer, reply.body)
    return context.json(reply.body as object, (reply.status ?? route.statuses[0]) as 200, {
      'Cache-Control': 'no-store',
      ...reply.headers,
    })
  })
}

async function authenticate(
  route: Route,
  request: Request,
  key: unknown,
  { parts, now, apiUrl }: { parts: Parts; now: number; apiUrl: string },
): Promise<object> {
  const { directory, store } = parts
  switch (route.credential) {
    case 'page':
      return { program: await authenticatePage(request, key, directory) }
    case 'server':
      return { program: await authenticateServer(request, directory) }
    case 'partner':
    case 'limited': {
      const { program, claims } = await authenticatePartner(request, directory)
      if (claims.limitedTo !== null && route.credential === 'partner') {
        throw new GoodwordError('forbidden', 'Open the link in the mail first: this token shows only your own link.')
      }
      return { program, claims, partner: await partnerOfToken(store, { program, claims, now, apiUrl }) }
    }
    case 'none':
      return {}
  }
}

function validate(schema: v.GenericSchema, value: unknown): unknown {
  const result = v.safeParse(schema, value)
  if (!result.success) throw new InvalidRequest(pointersOf(result.issues))
  return result.output
}
