import { keepVisit, keepVisitInFetch, keepVisitInHono, type KeepVisitOptions } from '@goodword/embed/host'
import { serve } from '@hono/node-server'
import express from 'express'
import { Hono } from 'hono'
import { createServer, get, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the site of a test answers to everything. A name may come twice. */
export interface SiteAnswer {
  status?: number
  headers?: readonly (readonly [string, string])[]
}

/** A running site. */
export interface HostServer {
  url: string
  close(): void
}

type Start = (answer: SiteAnswer, options?: KeepVisitOptions) => Promise<HostServer>

type Listening = { address(): AddressInfo | string | null; close(): unknown }

async function whenListening(server: Listening & { once(event: string, then: () => void): unknown }) {
  if (server.address() === null) await new Promise<void>((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}

/** The same site on every kind of server that we have middleware for: each a real one, on a port of its own. */
export const HOST_SERVERS: Record<'Node' | 'Express' | 'Hono' | 'Fetch', Start> = {
  Node(answer, options) {
    const keep = keepVisit(options)
    const server = createServer((request, response) => {
      keep(request, response)
      for (const [name, value] of answer.headers ?? []) response.appendHeader(name, value)
      response.statusCode = answer.status ?? 200
      response.end('page')
    })
    return whenListening(server.listen(0, '127.0.0.1'))
  },
  Express(answer, options) {
    const app = express()
    app.use(keepVisit(options))
    app.use((_request, response) => {
      for (const [name, value] of answer.headers ?? []) response.append(name, value)
      response.status(answer.status ?? 200).send('page')
    })
    return whenListening(app.listen(0, '127.0.0.1'))
  },
  Hono(answer, options) {
    const app = new Hono()
    app.use(keepVisitInHono(options))
    app.all('*', () => respond(answer))
    return whenListening(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as never)
  },
  Fetch(answer, options) {
    const keep = keepVisitInFetch(options)
    const fetch = (request: Request) => keep(request, respond(answer))
    return whenListening(serve({ fetch, port: 0, hostname: '127.0.0.1' }) as never)
  },
}

function respond({ status = 200, headers = [] }: SiteAnswer): Response {
  return new Response('page', { status, headers: headers.map(([name, value]): [string, string] => [name, value]) })
}

/** What came back, Set-Cookie headers apart. */
export interface Received {
  status: number | undefined
  cookies: string[]
  headers: IncomingHttpHeaders
  body: string
}

/** Asks with the very headers that are given: `fetch` would add some, and keep back others. */
export function askRaw(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { headers, method, agent: false }, async (response) => {
      let body = ''
      for await (const chunk of response) body += String(chunk)
      const { statusCode: status, headers: received } = response
      resolve({ status, cookies: received['set-cookie'] ?? [], headers: received, body })
    })
    sent.once('error', reject)
  })
}
