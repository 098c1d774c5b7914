import { GoodwordError } from '@goodword/core'
import { Hono } from 'hono'
import { mount } from './http/mount.ts'
import { answerErrors } from './middleware/errors.ts'
import { cors } from './middleware/cors.ts'
import type { Parts } from './parts.ts'
import { ROUTES, TEST_ROUTES } from './routes/table.ts'

/** A server without a socket: give it a request, it gives the answer. */
export interface App {
  fetch(request: Request): Promise<Response>
}

/** Puts the app together. It opens and closes nothing: the parts belong to the caller. */
export function createApp(parts: Parts): App {
  const app = new Hono()
  app.use(cors)
  app.onError(answerErrors(parts.log))
  app.notFound(() => {
    throw new GoodwordError('not_found')
  })
  for (const route of ROUTES) mount(app, route, parts)
  if (parts.testClock !== undefined) for (const route of TEST_ROUTES) mount(app, route, parts)
  return { fetch: async (request) => app.fetch(request) }
}
