import { visitCookieOf } from './fetch.ts'
import type { KeepVisitOptions } from './keeper.ts'

/** What is used of the context of [Hono](https://hono.dev). */
export interface HonoContext {
  req: { raw: Request }
  res: Response
  header(name: string, value?: string, options?: { append?: boolean }): void
}

/**
 * Middleware for Hono, `app.use(keepVisitInHono())`: when a page is opened by a visitor who carries the script's cookie, sets the
 * same cookie again from HTTP. Throws `invalid` for options that make no sense.
 */
export function keepVisitInHono(
  options?: KeepVisitOptions,
): (context: HonoContext, next: () => Promise<void>) => Promise<void> {
  const visitCookie = visitCookieOf(options)
  return async (context, next) => {
    await next()
    const cookie = visitCookie(context.req.raw, context.res)
    if (cookie !== null) context.header('Set-Cookie', cookie, { append: true })
  }
}
