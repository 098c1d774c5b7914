import { createServer } from 'node:http'
import { brotliCompressSync, constants } from 'node:zlib'

/**
 * A page for each panel, and a backend for those that are not ours, on localhost, where browsers take brotli as they do over https. Scripts are sent by brotli 11, as a
 * careful owner would send them.
 */
export async function openSite() {
  const pages = []
  const server = createServer(answer)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  return {
    origin: `http://localhost:${port}`,
    /** Adds a page with this body. Returns its URL; `{script}` in the body is the URL of the script. */
    add({ body, source, answers = {} }) {
      const number = pages.length
      const script = `/${number}/script.js`
      const packed = source && brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
      pages.push({ body: body.replaceAll('{script}', script), packed, answers })
      return `http://localhost:${port}/${number}/`
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }

  function answer({ url }, response) {
    const [, number, file] = url.split('/')
    const page = pages[number]
    if (file === 'script.js' && page?.packed) {
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' })
      return response.end(page.packed)
    }
    if (!page) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><title>Shop</title><link rel="icon" href="data:,"><body>${page.body}`)
  }
}
