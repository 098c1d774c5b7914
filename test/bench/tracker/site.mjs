import { createServer } from 'node:http'

/**
 * A folder of the shop with one script in its pages, and the endpoint of its own that the script reports to.
 *
 * @typedef {object} Stage
 * @property {(query?: string) => string} url A page of the shop.
 * @property {{ text: string, isTaken: boolean }[]} reports What came to the endpoint, address and body, and whether it was answered well.
 * @property {number} preflights
 * @property {boolean} isDown Whether the endpoint answers 503; set it.
 */

/**
 * A shop and, under another host name, the endpoint. It takes everything: it answers goodword.js as our server does, and
 * the others 200 with an empty object.
 */
export async function openSite() {
  const stages = []
  const server = createServer((request, response) => void answer(request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  const shop = `http://shop.example:${port}`
  const api = `http://refer.example:${port}`
  return {
    /** The origins of both. */
    origins: [shop, api],
    /** @returns {Stage} */
    stage(script) {
      const folder = stages.length
      const html = script.html(`${api}/${folder}`, `${api}/${folder}/script.js`)
      const url = (query = '') => `${shop}/${folder}/${query && `?${query}`}`
      const stage = { script, html, url, reports: [], preflights: 0, isDown: false }
      stages.push(stage)
      return stage
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }

  async function answer(request, response) {
    const { method, url, headers } = request
    const [, folder, ...rest] = url.split('/')
    const stage = stages[folder]
    let body = ''
    for await (const chunk of request) body += chunk
    if (rest.join('/') === 'script.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8')
      response.end(stage.script.source)
    } else if (headers.host.startsWith('shop.')) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(`<!doctype html><title>Shop</title><link rel="icon" href="data:,"><body>${stage.html}`)
    } else {
      const isTaken = !stage.isDown
      if (method === 'OPTIONS') stage.preflights++
      else stage.reports.push({ text: decodeURIComponent(url) + body, isTaken })
      const { status, text } = url.endsWith('/v1/events') ? acceptance(body) : { status: 200, text: '{}' }
      response.writeHead(isTaken || method === 'OPTIONS' ? status : 503, {
        'content-type': 'application/json',
        'access-control-allow-origin': headers.origin ?? '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
        'access-control-allow-methods': 'GET, POST, PUT',
      })
      response.end(text)
    }
  }
}

function acceptance(body) {
  const { events } = JSON.parse(body)
  const codes = Object.fromEntries(events.flatMap(({ visit }) => (visit ? [[visit.code, 'known']] : [])))
  return { status: 202, text: JSON.stringify({ accepted: events.length, duplicates: 0, rejected: [], codes }) }
}
