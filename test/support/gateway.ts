import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Backend } from './world.ts'

/** What the way to the backend does with a request for `/v1/events`. */
export type Way =
  /** Passes it on to the real server, and its answer back. */
  | 'open'
  /** Breaks the connection, as a lost network does. */
  | 'cut'
  /** Accepts and never answers, as a backend that hangs does. */
  | 'hole'
  /** Answers in the server's place, as one that is too busy does. */
  | { status: number; headers?: Record<string, string>; body: string }

/** A report that reached the gateway, whatever became of it. */
export interface Post {
  method: string
  contentType: string | undefined
  /** Ids of the events in it. */
  ids: string[]
  /** What was answered, or `null` where the connection broke. */
  status: number | null
}

/** An event that the real server has taken. */
export interface Delivered {
  id: string
  type: 'click' | 'lead' | 'sale'
  /** Milliseconds since 1970. */
  at: number
  visit: { id: string; code: string; at: number } | null
  page: string
  bot: boolean
}

/** A foreign shop under two host names, and a way to the real server that can be cut. */
export interface Gateway {
  /** `http://shop.example:PORT`, and the same shop under a subdomain. */
  shop: string
  subdomain: string
  /** The same pages under any other name that the browser finds here. */
  at(host: string): string
  /** The backend, as the browser sees it. */
  api: string
  /** The tag, with more attributes if wanted. */
  tag(attributes?: string): string
  /** The pages of every site but the backend, by path. A path that is not here shows a page with the plain tag. */
  pages: Record<string, { html: string; head?: string; headers?: Record<string, string> }>
  way: Way
  /** For how long each answer to a report is held back, in milliseconds. */
  delayMs: number
  posts: Post[]
  /** What has arrived for good, in its order, each as often as it was taken. */
  delivered: Delivered[]
  /** Every request for the backend, as `METHOD /path?query`. */
  requests: string[]
  close(): void
}

/** Opens a gateway for one test. */
export async function openGateway({ server: backend }: Backend): Promise<Gateway> {
  const server = createServer((request, response) => {
    const isForBackend = request.headers.host?.startsWith('refer.example')
    void (isForBackend ? toBackend(request, response) : showPage(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const at = (host: string) => `http://${host}:${port}`
  const api = at('refer.example')
  const gateway: Gateway = {
    shop: at('shop.example'),
    subdomain: at('app.shop.example'),
    at,
    api,
    tag: (attributes = '') =>
      `<script async src="${api}/goodword.js" data-key="${backend.keys.publishableKey}" ${attributes}></script>`,
    pages: {},
    way: 'open',
    delayMs: 0,
    posts: [],
    delivered: [],
    requests: [],
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return gateway

  function showPage({ url = '/' }: IncomingMessage, response: ServerResponse): void {
    const { html, head = '', headers } = gateway.pages[url.replace(/\?.*/, '')] ?? { html: gateway.tag() }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end(`<!doctype html><title>Shop</title><link rel="icon" href="data:,">${head}<body>${html}`)
  }

  async function toBackend(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    gateway.requests.push(`${method} ${url}`)
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { way, delayMs } = gateway
    if (url !== '/v1/events') {
      await passOn(request, response, body)
      return
    }

    const events = body ? (JSON.parse(body) as { events: Delivered[] }).events : []
    const ids = events.map(({ id }) => id)
    const post: Post = { method, contentType: headers['content-type'], ids, status: null }
    gateway.posts.push(post)
    await setTimeout(delayMs)
    if (way === 'hole') return
    if (way === 'cut') request.socket.destroy()
    else if (way === 'open') {
      post.status = await passOn(request, response, body)
      if (post.status === 202) gateway.delivered.push(...events)
    } else {
      post.status = way.status
      const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' }
      response.writeHead(way.status, { ...cors, ...way.headers }).end(way.body)
    }
  }

  async function passOn(request: IncomingMessage, response: ServerResponse, body: string): Promise<number> {
    const { method = 'GET', url = '/', headers } = request
    const known = [
      'origin',
      'content-type',
      'authorization',
      'access-control-request-method',
      'access-control-request-headers',
    ]
    const answer = await fetch(backend.url + url, {
      method,
      headers: known.flatMap((name): [string, string][] => (headers[name] ? [[name, String(headers[name])]] : [])),
      ...(body && { body }),
    })
    const kept = [...answer.headers].filter(
      ([name]) => !/^(content-(encoding|length)|transfer-encoding|connection)$/.test(name),
    )
    response.writeHead(answer.status, Object.fromEntries(kept))
    response.end(Buffer.from(await answer.arrayBuffer()))
    return answer.status
  }
}
