import { createKeeper, type KeepVisitOptions } from './keeper.ts'
import { isForEverybody } from './shared-answer.ts'

/**
 * For servers that answer a `Request` with a `Response`: makes a function that gives back the answer, with the visitor's cookie set again
 * from HTTP when a page is opened. Every other answer comes back as it is. Throws `invalid` for options that make no sense; the function
 * that it makes never throws.
 */
export function keepVisitInFetch(options?: KeepVisitOptions): (request: Request, response: Response) => Response {
  const visitCookie = visitCookieOf(options)
  return (request, response) => {
    const cookie = visitCookie(request, response)
    // Below 200 it is no page: an error of the network, or a change of protocol, which nobody can copy.
    if (cookie === null || response.status < 200) return response
    try {
      response.headers.append('Set-Cookie', cookie)
      return response
    } catch {
      return changeable(response, cookie) // what fetch or Response.redirect gave cannot be changed
    }
  }
}

/** Makes a function that says which `Set-Cookie` belongs into the answer to a request; `null` for none. */
export function visitCookieOf(options?: KeepVisitOptions): (request: Request, response: Response) => string | null {
  const keep = createKeeper(options)
  return ({ url, method, headers }, { headers: answered }) => {
    const { protocol, host } = new URL(url)
    const header = (name: string) => headers.get(name)
    const cookie = keep({ method, header, host: header('host') ?? host, isEncrypted: protocol === 'https:' })
    return cookie !== null && isForEverybody((name) => answered.get(name)) ? null : cookie
  }
}

function changeable(response: Response, cookie: string): Response {
  const copy = new Response(response.body, response)
  copy.headers.append('Set-Cookie', cookie)
  return copy
}
