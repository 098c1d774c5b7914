import { GoodwordError } from '@goodword/core'
import { Hono } from 'hono'
import { mount } from './http/mount.ts'
import { answerErrors } from './middleware/errors.ts'
import { cors } from './middleware/cors.ts'
import type { Parts } from './parts.ts'
import { mountPages } from './pages/mount-pages.ts'
import { mountEmbed } from './routes/embed.ts'
import { mountHealth } from './routes/health.ts'
import { mountReference } from './routes/reference.ts'
import { ROUTES, TEST_ROUTES } from './routes/table.ts'

/** A server without a socket: give it a request, it gives the answer. */
export interface App {
  fetch(request: Request): Promise<Response>
}

/** Puts the app together. It opens and closes nothing: the parts belong to the caller. */
export function createApp(parts: Parts): App {
  const app = new Hono()
  app.use(cors)
  const answerError = answerErrors(parts.log)
  app.onError(answerError)
  app.notFound((context) => answerError(new GoodwordError('not_found'), context))
  const routes = parts.testClock === undefined ? ROUTES : [...ROUTES, ...TEST_ROUTES]
  for (const route of routes) mount(app, route, parts)
  mountReference(app, routes, parts)
  mountHealth(app, parts)
  mountEmbed(app)
  mountPages(app, parts)
  return { fetch: async (request) => app.fetch(request) }
}
