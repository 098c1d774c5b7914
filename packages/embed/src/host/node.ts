import { createKeeper, type KeepVisitOptions } from './keeper.ts'
import { isForEverybody } from './shared-answer.ts'

type HeaderValue = number | string | readonly string[]

/** What is used of the request of node:http, node:http2, Express or Connect. */
export interface NodeRequest {
  method?: string | undefined
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** A TLS socket says that it is `encrypted`. */
  socket?: object
}

/** What is used of the response of node:http, node:http2, Express or Connect. */
export interface NodeResponse {
  getHeader(name: string): HeaderValue | undefined
  setHeader(name: string, value: HeaderValue): unknown
  appendHeader(name: string, value: string | readonly string[]): unknown
  writeHead(status: number, ...more: unknown[]): unknown
}

/**
 * Middleware for Express and Connect, and a function to call first in a plain Node handler: when a page is opened by a visitor who carries
 * the script's cookie, sets the same cookie again from HTTP. It does so as the headers are sent, since only then is it known whether
 * the answer may be cached for others; other cookies stay as they are. Throws `invalid` for options that make no sense.
 */
export function keepVisit(
  options?: KeepVisitOptions,
): (request: NodeRequest, response: NodeResponse, next?: () => void) => void {
  const keep = createKeeper(options)
  return (request, response, next) => {
    const header = (name: string) => request.headers[name]?.toString()
    const cookie = keep({
      method: request.method,
      header,
      host: header('host') ?? header(':authority'),
      isEncrypted: 'encrypted' in (request.socket ?? {}),
    })
    if (cookie !== null) setOnSending(response, cookie)
    next?.()
  }
}

function setOnSending(response: NodeResponse, cookie: string): void {
  const { writeHead } = response
  response.writeHead = (status, ...more) => {
    response.writeHead = writeHead
    const given = more.find((one) => typeof one === 'object' && one !== null)
    moveHeaders(response, given ?? {})
    if (!isForEverybody((name) => response.getHeader(name)?.toString())) response.appendHeader('Set-Cookie', cookie)
    return writeHead.call(response, status, ...more.filter((one) => typeof one === 'string'))
  }
}

/**
 * Sets the headers that `writeHead` was given, as it would have done itself: they replace what was set before. It takes an object, a list of
 * names and values in turn, or a list of pairs; in lists a name may come twice.
 */
function moveHeaders(response: NodeResponse, given: object): void {
  const seen = new Set<string>()
  for (const [name, value] of pairsOf(given)) {
    const key = name.toLowerCase()
    if (seen.has(key)) response.appendHeader(name, typeof value === 'number' ? String(value) : value)
    else response.setHeader(name, value)
    seen.add(key)
  }
}

function pairsOf(given: object): [string, HeaderValue][] {
  if (!Array.isArray(given)) return Object.entries(given)
  if (Array.isArray(given[0])) return given
  return given.flatMap((name, index) => (index % 2 === 0 ? [[name, given[index + 1]] as [string, HeaderValue]] : []))
}
