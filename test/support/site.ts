import { createServer } from 'node:http'
import { freePort } from './processes.ts'
import type { World } from './world.ts'

/** A website of its own: one page, one script beside it. */
export interface Site {
  /** `http://site.example:PORT`. */
  url: string
  close(): void
}

/** Serves a page under a host name, and tells the program of it. */
export async function serveSite(world: World, html: string, script = ''): Promise<Site> {
  const port = await freePort()
  const url = `http://site.example:${port}`
  await world.server.ask('PATCH', '/v1/program', { origins: [world.shop, world.subdomain, url], landingUrl: `${url}/` })
  const server = createServer((request, response) => {
    const isScript = request.url === '/app.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? script : `<!doctype html><title>Site</title><body>${html}`)
  }).listen(port, '127.0.0.1')
  return { url, close: () => server.close() }
}
